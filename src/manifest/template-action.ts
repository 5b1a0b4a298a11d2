import type { TextProblem } from './yaml-problems.ts';

/**
 * The first action of a template, `{{ … }}` outside of comments and quotes, as a problem; `null` where there is none. YAML
 * that cannot be read because of one is full of faults that are none: they go once it is rendered.
 * Source: https://helm.sh/docs/chart_template_guide/, read 2026-11-27.
 */
export function templateIn(text: string): TextProblem | null {
  const action = /^(?:[^#'"\n{]|\{(?!\{))*(\{\{[^\n]*?\}\})/m.exec(text);
  const [whole = '', found = ''] = action ?? [];
  if (action === null) return null;
  const from = action.index + whole.length - found.length;
  return {
    span: [from, from + found.length],
    message:
      'This is a template. Render it first, as with helm template: what comes of it is what can be read and applied.',
  };
}
