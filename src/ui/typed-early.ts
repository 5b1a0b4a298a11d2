import type { FieldPath } from '../configuration/configuration.ts';
import type { Dispatch } from '../workspace/action.ts';

/** What somebody typed before the page could listen. */
export type TypedEarly = ReadonlyMap<FieldPath, string>;

/** Looks for inputs whose text is not the one that was painted. */
export function typedEarly(root: HTMLElement): TypedEarly {
  const texts = new Map<FieldPath, string>();
  for (const input of root.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>(
    'form input[name], form textarea[name]',
  )) {
    const isText = input instanceof HTMLTextAreaElement || !['checkbox', 'radio', 'file'].includes(input.type);
    if (isText && input.value !== input.defaultValue) texts.set(input.name, input.value);
  }
  return texts;
}

/** Makes it count, as if it were typed now. */
export function typeAgain(texts: TypedEarly, dispatch: Dispatch): void {
  for (const [at, text] of texts) dispatch({ type: 'type', at, text });
}
