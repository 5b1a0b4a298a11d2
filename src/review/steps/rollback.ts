import { patchBack, patchPath, patchType, patchWords } from '../../gateway-api/patch-file.ts';
import type { Step } from '../../gateway-api/step.ts';
import type { Written } from '../../gateway-api/written.ts';
import { emitRemembered } from '../../manifest/emit.ts';
import { describeRef, refOf } from '../../manifest/object.ts';
import { shellCommand } from '../../manifest/shell.ts';
import { appliedOf, MANIFESTS, patchedOf } from './names.ts';

/** The way back: first what live traffic follows, then what it no longer needs. */
export function rollbackSteps(written: readonly Written[]): readonly Step[] {
  return [...undoChanges(written), ...deleteCreated(written)];
}

function undoChanges(written: readonly Written[]): readonly Step[] {
  return [...patchedOf(written)].reverse().map((patched) => {
    const path = patchPath(patched).replace(/^patches\//, 'rollback/');
    return {
      id: `rollback-${patched.slot}`,
      phase: 'rollback' as const,
      title: `Take back the change to ${describeRef(refOf(patched.object))}`,
      text:
        patchType(patched) === 'json'
          ? 'Tests that the object still is as the change left it, and is refused otherwise: then compare with the file that you kept.'
          : 'Sets the changed fields back to what they were, and leaves everything beside them alone.',
      commands: [
        { run: `${patchWords(patched)} --type ${patchType(patched)} --patch-file ${path}`, expect: '“patched”.' },
      ],
      file: { path, content: emitRemembered(patchBack(patched)) },
    };
  });
}

function deleteCreated(written: readonly Written[]): readonly Step[] {
  const applied = appliedOf(written);
  if (applied.length === 0) return [];
  const examples = applied.some(({ role }) => role === 'example');
  const policies = applied.some(({ object }) => object.kind === 'BackendTLSPolicy');
  return [
    {
      id: 'rollback-delete',
      phase: 'rollback',
      title: 'Delete the new objects',
      text: [
        policies
          ? 'Without its policy, the gateway speaks plain text to the backend again. One that takes TLS only then answers with errors.'
          : '',
        examples ? 'The complete example holds Gateway, route and Services: they are deleted too.' : '',
      ]
        .filter((text) => text !== '')
        .join(' '),
      commands: [{ run: shellCommand('kubectl', 'delete', '--ignore-not-found', '--filename', MANIFESTS) }],
    },
  ];
}
