import type { Path } from '../verdict.ts';
import type { Mistake } from './rule.ts';

/** A field that has to be there and is not. */
export function missing(field: string, message: string): Mistake {
  return { path: [field], at: 'key', message };
}

/** A field that must not be there. */
export function unwanted(field: string, message: string): Mistake {
  return { path: [field], at: 'key', message };
}

/** What stands there is wrong. */
export function wrong(path: Path, message: string): Mistake {
  return { path, at: 'value', message };
}

export function when(condition: boolean, mistake: Mistake): readonly Mistake[] {
  return condition ? [mistake] : [];
}
