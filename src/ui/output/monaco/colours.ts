import * as monaco from 'monaco-editor/editor';

const INKS = ['key', 'string', 'number', 'word', 'comment', 'punctuation'] as const;

/** Makes Monaco's colours those of the page, read from an element that has them. */
export function adoptColours(element: HTMLElement): void {
  const style = getComputedStyle(element);
  const dark = luminance(style.color) > 0.5;
  const name = dark ? 'page-dark' : 'page-light';
  const comment = style.getPropertyValue('--ink-comment').trim();
  monaco.editor.defineTheme(name, {
    base: dark ? 'vs-dark' : 'vs',
    inherit: true,
    rules: [
      { token: '', foreground: hex(style.color).slice(1) },
      ...INKS.map((ink) => ({
        token: ink,
        foreground: style.getPropertyValue(`--ink-${ink}`).trim().replace('#', ''),
      })),
    ],
    colors: {
      // The page's own paper shines through.
      'editor.background': '#00000000',
      'editorGutter.background': '#00000000',
      'editor.foreground': hex(style.color),
      'editorLineNumber.foreground': comment,
      'editorLineNumber.activeForeground': comment,
      'editor.lineHighlightBackground': '#00000000',
      'editor.lineHighlightBorder': '#00000000',
    },
  });
  monaco.editor.setTheme(name);
}

function channels(colour: string): readonly number[] {
  return (colour.match(/[\d.]+/g) ?? []).map(Number);
}

/** Relative lightness from 0 to 1, good enough to tell dark schemes from light ones. */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = channels(colour);
  return (0.2126 * red + 0.7152 * green + 0.0722 * blue) / 255;
}

/** `rgb(1, 2, 3)` or `rgba(1, 2, 3, 0.4)` as Monaco reads colours. */
function hex(colour: string): string {
  const [red = 0, green = 0, blue = 0, alpha = 1] = channels(colour);
  return `#${[red, green, blue, alpha * 255].map((value) => Math.round(value).toString(16).padStart(2, '0')).join('')}`;
}
