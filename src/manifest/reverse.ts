import type { Operation } from './change.ts';

/**
 * The JSON Patch that takes `operations` back. It tests for what they left behind, so that the API server refuses it
 * where somebody has changed the same place since.
 */
export function reverseOperations(operations: readonly Operation[]): readonly Operation[] {
  return operations
    .flatMap((operation, index) => (operation.op === 'test' ? [] : [reverseOf(operation, operations[index - 1])]))
    .reverse()
    .flat();
}

function reverseOf(operation: Exclude<Operation, { op: 'test' }>, before: Operation | undefined): readonly Operation[] {
  const { path } = operation;
  const was = before?.op === 'test' && before.path === path ? before.value : undefined;
  switch (operation.op) {
    case 'add':
      return [
        { op: 'test', path, value: operation.value },
        { op: 'remove', path },
      ];
    case 'replace':
      return was === undefined
        ? []
        : [
            { op: 'test', path, value: operation.value },
            { op: 'replace', path, value: was },
          ];
    case 'remove':
      return was === undefined ? [] : [{ op: 'add', path, value: was }];
  }
}
