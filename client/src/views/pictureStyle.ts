/** The colours that a picture is drawn in; each as CSS writes it. */
interface PictureColors {
  readonly ground: string;
  readonly text: string;
  readonly muted: string;
  readonly line: string;
  readonly band: string;
  readonly other: string;
  readonly box: string;
  readonly border: string;
  readonly boot: string;
  readonly overlay: string;
  readonly runtime: string;
  readonly image: string;
  readonly differs: string;
}

/** For a picture that stands alone: of its own colours, in light and in dark surroundings. */
export function fileStyle(): string {
  return `${rules(light)}@media (prefers-color-scheme: dark){${rules(dark)}}`;
}

/** For a picture in a page of the editor: in the colours of its theme, whatever kind that is of. */
export function pageStyle(): string {
  return rules(theme);
}

const light: PictureColors = {
  ground: '#ffffff',
  text: '#1f2328',
  muted: '#59636e',
  line: '#8c959f',
  band: '#f6f8fa',
  other: '#eaeef2',
  box: '#ffffff',
  border: '#8c959f',
  boot: '#8250df',
  overlay: '#0969da',
  runtime: '#1a7f37',
  image: '#cf222e',
  differs: '#6e7781',
};

const dark: PictureColors = {
  ground: '#0d1117',
  text: '#e6edf3',
  muted: '#9198a1',
  line: '#6e7681',
  band: '#151b23',
  other: '#1c232d',
  box: '#0d1117',
  border: '#6e7681',
  boot: '#bc8cff',
  overlay: '#58a6ff',
  runtime: '#3fb950',
  image: '#f85149',
  differs: '#9198a1',
};

// High contrast themes have a border for everything, and hardly a colour.
const theme: PictureColors = {
  ground: 'var(--vscode-editor-background)',
  text: 'var(--vscode-editor-foreground)',
  muted: 'var(--vscode-descriptionForeground)',
  line: 'var(--vscode-contrastBorder, var(--vscode-editorIndentGuide-activeBackground1, currentColor))',
  band: 'var(--vscode-sideBar-background, var(--vscode-editor-background))',
  other: 'var(--vscode-editor-background)',
  box: 'var(--vscode-editor-background)',
  border: 'var(--vscode-contrastBorder, var(--vscode-editorIndentGuide-activeBackground1, currentColor))',
  boot: 'var(--vscode-charts-purple, currentColor)',
  overlay: 'var(--vscode-charts-blue, currentColor)',
  runtime: 'var(--vscode-charts-green, currentColor)',
  image: 'var(--vscode-charts-red, currentColor)',
  differs: 'var(--vscode-descriptionForeground)',
};

/** No rule depends on a colour alone: frames differ in their lines too. */
function rules(colors: PictureColors): string {
  const stripe = (kind: string, color: string) =>
    `.strata .${kind} .stripe{fill:${color}}.strata .${kind} .frame{stroke:${color}}`;
  return [
    `.strata{font:12px system-ui,-apple-system,'Segoe UI',Ubuntu,sans-serif}`,
    `.strata text{fill:${colors.text}}`,
    `.strata .ground{fill:${colors.ground}}`,
    `.strata .title{font-size:14px;font-weight:600}`,
    `.strata .phase,.strata .layer{font-weight:600}`,
    `.strata .muted{fill:${colors.muted}}`,
    `.strata .band{fill:${colors.band}}`,
    `.strata .band.other{fill:${colors.other}}`,
    `.strata .time{stroke:${colors.line};stroke-width:1.5}`,
    `.strata .faint{stroke-width:1;stroke-dasharray:1 4}`,
    `.strata .point{fill:${colors.text}}`,
    `.strata .point.idle{fill:${colors.ground};stroke:${colors.line};stroke-width:1.5}`,
    `.strata .frame{fill:${colors.box};stroke:${colors.border};stroke-width:1}`,
    stripe('early-boot', colors.boot),
    stripe('overlay', colors.overlay),
    stripe('runtime', colors.runtime),
    stripe('image', colors.image),
    stripe('differs', colors.differs),
    `.strata .runtime .frame{stroke-dasharray:4 2}`,
    `.strata .image .frame{stroke-width:2.5}`,
    `.strata .early-boot .frame{stroke-width:1.75}`,
    `.strata .differs .frame{stroke-dasharray:1 2}`,
  ].join('');
}
