import type { Rewrite } from '../../../shape/target.ts';
import { accountsOfLines } from './accountsOfLines.ts';
import { listOfAccounts, listOfNames, namedAccount } from './listOfAccounts.ts';
import { logLines } from './logLines.ts';
import { belowApt } from './oldAptKeys.ts';

/** How old forms of cloud-config are written now, by the names that the schema gives. */
export const rewrites: Readonly<Record<string, Rewrite>> = {
  accounts: accountsOfLines,
  names: listOfNames,
  'accounts-of-map': listOfAccounts,
  named: namedAccount,
  'old-apt': belowApt,
  'log-lines': logLines,
};
