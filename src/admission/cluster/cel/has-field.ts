import type { RegisteredFunctionHandler } from '@marcbachmann/cel-js';

/**
 * `has(a[0].b)`: whether the object before the last dot has that field. What comes before has to be there, as in Kubernetes.
 * The evaluator hands the argument to a macro as it is written, and types none of this.
 */
export const hasField: RegisteredFunctionHandler = ({ args }: { readonly args: readonly [Node] }) => ({
  args,
  async: false,
  typeCheck(checker: Checker, { args: [selected] }: Macro, context: unknown): unknown {
    const [object] = fieldOf(selected);
    checker.check(object, context);
    return checker.getType('bool');
  },
  evaluate(evaluator: Evaluator, { args: [selected] }: Macro, context: unknown): boolean {
    const [object, name] = fieldOf(selected);
    const value = evaluator.run(object, context);
    if (value instanceof Map) return value.has(name);
    throw new Error('has() is asked of what is no object');
  },
});

interface Node {
  readonly op: string;
  readonly args: unknown;
}

interface Macro {
  readonly args: readonly [Node];
}

interface Checker {
  check(node: unknown, context: unknown): unknown;
  getType(name: string): unknown;
}

interface Evaluator {
  run(node: unknown, context: unknown): unknown;
}

function fieldOf({ op, args }: Node): readonly [object: unknown, name: string] {
  if (op !== '.' || !Array.isArray(args) || typeof args[1] !== 'string') throw new Error('has() takes a field');
  return [args[0], args[1]];
}
