/** Emotion writes a component's styles right before it when it renders to a string. */
const STYLE_ELEMENT = /<style data-emotion="([^"]*)"[^>]*>([\s\S]*?)<\/style>/g;

interface Styles {
  /** `css-global`, whose elements Emotion looks for one by one, or `css`. */
  readonly key: string;
  readonly names: readonly string[];
  readonly css: string;
}

/**
 * Takes the style elements out of rendered markup, in their order. They belong into the head: Emotion's first act in the
 * browser is to move them there, and the markup has to be the one that React expects when it hydrates.
 *
 * Neighbours become one element, which names all that it holds, and `data-s` says that they stand where Emotion wants
 * them: forty elements that are moved are parsed twice, and each move has the styles of the whole page worked out anew.
 */
export function extractStyles(rendered: string): { readonly styles: string; readonly markup: string } {
  const found = [...rendered.matchAll(STYLE_ELEMENT)].map(([, names = '', css = '']) => read(names, css));
  return { styles: joined(found).map(element).join(''), markup: rendered.replace(STYLE_ELEMENT, '') };
}

function read(attribute: string, css: string): Styles {
  const [key = '', ...names] = attribute.split(' ');
  return { key, names, css };
}

function joined(all: readonly Styles[]): Styles[] {
  const result: Styles[] = [];
  for (const one of all) {
    const last = result.at(-1);
    if (last?.key !== 'css' || one.key !== 'css') result.push(one);
    else result.splice(-1, 1, { key: 'css', names: [...last.names, ...one.names], css: last.css + one.css });
  }
  return result;
}

function element({ key, names, css }: Styles): string {
  return `<style data-emotion="${[key, ...names].join(' ')}" data-s="">${css}</style>`;
}
