import type { Problem } from '../../../base/problem.ts';
import type { Decoded } from '../../../decode/decoded.ts';
import { problemAt } from '../../../decode/shapeProblems.ts';
import { originOf, type Place } from '../../../decode/visit.ts';
import { rangeOf } from '../../../document/node.ts';
import type { Rule } from '../../format.ts';
import { childOf, devicesOf, itemsOf, listOf, textOf } from '../devices.ts';

const code = 'network-config/several-default-routes';

/** A way to everywhere else, and what has to differ for two of them to live together. */
interface DefaultRoute {
  readonly family: '4' | '6';
  readonly metric: string;
  readonly place: Place;
}

/** Two ways to everywhere else that cost the same: which of them the machine takes is chance. */
export const defaultRoutes: Rule = {
  codes: [code],
  check: ({ decoded }) => {
    const firsts = new Map<string, DefaultRoute>();
    const problems: Problem[] = [];
    for (const route of routesOf(decoded)) {
      const key = `${route.family} ${route.metric}`;
      const first = firsts.get(key);
      if (!first) {
        firsts.set(key, route);
        continue;
      }
      problems.push({
        ...problemAt(originOf(route.place).head, {
          code,
          source: 'strata',
          severity: 'warning',
          message: `this is a second way to everywhere else by IPv${route.family}, and costs the same as the first: answers go out on either, and connections fail at times; keep one, or give them \`metric\`s of their own`,
          path: route.place.path,
        }),
        related: [{ range: rangeOf(originOf(first.place).head), message: 'the first one stands here' }],
      });
    }
    return problems;
  },
};

function routesOf(decoded: Decoded): readonly DefaultRoute[] {
  const ofItems = itemsOf(decoded).flatMap(({ kind, place }) => [
    ...(kind === 'route' ? byTarget(place, 'destination', 'gateway') : []),
    ...listOf(place, 'subnets').flatMap((subnet) => [
      ...byGateway(subnet, 'gateway', metricOf(subnet)),
      ...listOf(subnet, 'routes').flatMap((route) => byTarget(route, 'destination', 'gateway')),
    ]),
  ]);
  const ofDevices = devicesOf(decoded).flatMap(({ place }) => [
    ...byGateway(place, 'gateway4', ''),
    ...byGateway(place, 'gateway6', ''),
    ...listOf(place, 'routes').flatMap((route) => byTarget(route, 'to', 'via')),
  ]);
  return [...ofItems, ...ofDevices];
}

function byGateway(holder: Place, key: string, metric: string | undefined): readonly DefaultRoute[] {
  const place = childOf(holder, key);
  const text = textOf(holder, key);
  if (!place || text === undefined || metric === undefined) return [];
  return [{ family: familyOf(text), metric, place }];
}

/** A route that names a table of its own is not asked by most packets. */
function byTarget(route: Place, target: string, via: string): readonly DefaultRoute[] {
  const to = textOf(route, target);
  const metric = metricOf(route);
  const gateway = textOf(route, via);
  if (to === undefined || metric === undefined || route.decoded.members?.has('table')) return [];
  if (to === '0.0.0.0/0' || to === '::/0') return [{ family: familyOf(to), metric, place: route }];
  return to === 'default' && gateway !== undefined ? [{ family: familyOf(gateway), metric, place: route }] : [];
}

/** Undefined where nobody knows it. */
function metricOf({ decoded }: Place): string | undefined {
  const value = decoded.members?.get('metric')?.value.value;
  if (value === undefined) return '';
  return typeof value === 'symbol' ? undefined : String(value);
}

function familyOf(address: string): '4' | '6' {
  return address.includes(':') ? '6' : '4';
}
