/** One step of a rule’s `fieldPath`: `.name`, `['a.b']` or `["a.b"]`. */
const STEP = /\.([A-Za-z_][\w-]*)|\['((?:[^'\\]|\\.)*)'\]|\["((?:[^"\\]|\\.)*)"\]/y;

/** The names of the fields that lead to what a rule blames; those that can be read, since it may as well stand above. */
export function readFieldPath(fieldPath: string): readonly string[] {
  const steps: string[] = [];
  STEP.lastIndex = 0;
  for (let found = STEP.exec(fieldPath); found !== null; found = STEP.exec(fieldPath)) {
    const [, name, single, double] = found;
    steps.push(name ?? (single ?? double ?? '').replace(/\\(.)/g, '$1'));
  }
  return steps;
}
