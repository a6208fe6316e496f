import { escaped } from './layerPicture.ts';
import { pageStyle } from './pictureStyle.ts';

/** What the page tells the extension. */
export type FromPage =
  | { readonly kind: 'ready' }
  /** Somebody has chosen a setting, by its key. */
  | { readonly kind: 'go'; readonly key: string }
  | { readonly kind: 'export' };

/** What the extension tells the page. */
export type ToPage =
  | {
      readonly kind: 'show';
      readonly title: string;
      readonly picture: string;
      readonly legend: string;
      readonly list: string;
    }
  /** The setting that the cursor is in. */
  | { readonly kind: 'mark'; readonly key: string | undefined };

export interface PageWords {
  readonly language: string;
  readonly title: string;
  readonly exportLabel: string;
  readonly help: string;
}

/**
 * The page around a picture. Nothing in it comes from a file or from elsewhere, and nothing runs but the script of the nonce;
 * what it shows is sent to it, so that it is never loaded again while somebody types.
 */
export function picturePage(words: PageWords, nonce: string): string {
  const policy = `default-src 'none'; style-src 'nonce-${nonce}'; script-src 'nonce-${nonce}'`;
  return `<!DOCTYPE html>
<html lang="${escaped(words.language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(words.title)}</title>
<style nonce="${nonce}">${pageStyle()}${rules}</style>
</head>
<body>
<main>
<h1 id="title"></h1>
<p class="bar"><button type="button" id="export">${escaped(words.exportLabel)}</button> <span id="help">${escaped(words.help)}</span></p>
<div id="picture" aria-describedby="help"></div>
<div id="legend"></div>
<div id="list"></div>
</main>
<script nonce="${nonce}">${script}</script>
</body>
</html>`;
}

const rules = [
  'body{padding:8px 12px;color:var(--vscode-editor-foreground);background:var(--vscode-editor-background);font:var(--vscode-font-size) var(--vscode-font-family)}',
  'h1{font-size:1.2em;margin:0 0 8px}',
  '#picture{display:flex;overflow-x:auto;scroll-padding-left:190px}',
  '.strata.names{position:sticky;left:0}',
  '.strata{flex:none;font-family:var(--vscode-font-family)}',
  '.strata .box[data-key]{cursor:pointer}',
  '.strata .box[data-key]:hover .frame{stroke-width:2.5}',
  '.strata .box:focus{outline:none}',
  '.strata .box:focus .frame{stroke:var(--vscode-focusBorder);stroke-width:3;stroke-dasharray:none}',
  '.strata .box[aria-current] .frame{fill:var(--vscode-list-inactiveSelectionBackground,var(--vscode-editor-background));stroke-width:2.5}',
  '.strata .box[aria-current] .label{font-weight:600}',
  'button{color:var(--vscode-button-secondaryForeground);background:var(--vscode-button-secondaryBackground);border:1px solid var(--vscode-contrastBorder,var(--vscode-widget-border,currentColor));border-radius:2px;padding:4px 10px;font:inherit;cursor:pointer}',
  'button:hover{background:var(--vscode-button-secondaryHoverBackground)}',
  'button:focus,a:focus,h3:focus{outline:1px solid var(--vscode-focusBorder);outline-offset:2px}',
  '.bar{margin:0 0 8px}.bar span,li span,h3 span{color:var(--vscode-descriptionForeground);font-weight:normal}',
  'h2{font-size:1.15em;margin:1.4em 0 0.4em}h3{font-size:1em;margin:0.9em 0 0.2em}',
  'ul{margin:0;padding-left:1.4em}li{margin:2px 0}p{margin:0}',
  'a{color:var(--vscode-textLink-foreground)}a[aria-current]{font-weight:600}',
].join('');

/** Runs in the page. */
const script = `
const vscode = acquireVsCodeApi();
const picture = document.getElementById('picture');
const list = document.getElementById('list');
let shown = {};
let marked;
let at;
const boxes = () => [...picture.querySelectorAll('.box[data-key]')];
const withKey = (root, key) => [...root.querySelectorAll('[data-key]')].filter((one) => one.dataset.key === key);
const reach = (box) => {
  for (const other of boxes()) other.setAttribute('tabindex', '-1');
  if (!box) return;
  box.setAttribute('tabindex', '0');
  at = box.dataset.key;
};
const mark = () => {
  for (const old of document.querySelectorAll('[aria-current]')) old.removeAttribute('aria-current');
  if (marked !== undefined) for (const now of withKey(document, marked)) now.setAttribute('aria-current', 'true');
};
const go = (key) => {
  const heading = document.getElementById('group-' + key);
  if (!heading) return vscode.postMessage({ kind: 'go', key });
  heading.scrollIntoView();
  heading.focus();
};
window.addEventListener('message', ({ data }) => {
  if (data.kind === 'show') {
    const holder = [picture, list].find((part) => part.contains(document.activeElement));
    const key = document.activeElement?.dataset.key;
    document.getElementById('title').textContent = data.title;
    if (shown.picture !== data.picture) picture.innerHTML = data.picture;
    if (shown.legend !== data.legend) document.getElementById('legend').innerHTML = data.legend;
    if (shown.list !== data.list) list.innerHTML = data.list;
    shown = data;
    reach(withKey(picture, at)[0] ?? boxes()[0]);
    mark();
    if (holder && key !== undefined) withKey(holder, key)[0]?.focus();
  } else if (data.kind === 'mark') {
    marked = data.key;
    mark();
    const box = marked === undefined ? undefined : withKey(picture, marked)[0];
    if (box && !document.hasFocus()) {
      reach(box);
      box.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    }
  }
});
document.addEventListener('click', (event) => {
  const chosen = event.target.closest('[data-key]');
  if (!chosen) return;
  event.preventDefault();
  if (picture.contains(chosen)) reach(chosen);
  go(chosen.dataset.key);
});
picture.addEventListener('keydown', (event) => {
  const box = event.target.closest('.box[data-key]');
  if (!box) return;
  if (event.key === 'Enter' || event.key === ' ') {
    event.preventDefault();
    return go(box.dataset.key);
  }
  const all = boxes();
  const here = all.indexOf(box);
  const steps = { ArrowDown: here + 1, ArrowRight: here + 1, ArrowUp: here - 1, ArrowLeft: here - 1, Home: 0, End: all.length - 1 };
  const next = all[steps[event.key] ?? -1];
  if (!next) return;
  event.preventDefault();
  reach(next);
  next.focus();
});
document.getElementById('export').addEventListener('click', () => vscode.postMessage({ kind: 'export' }));
vscode.postMessage({ kind: 'ready' });
`;
