import { emitRemembered } from '../manifest/emit.ts';
import type { Json } from '../manifest/json.ts';
import { refOf } from '../manifest/object.ts';
import type { Written } from './written.ts';

/** A change to an object that the user has, as a file and as the command that applies it. */

export type Patched = Extract<Written, { role: 'patch' }>;

/** A patch that says fields alone is preferred; most lists need a JSON patch. */
export function patchType(patched: Patched): 'merge' | 'strategic' | 'json' {
  return patched.merge?.type ?? 'json';
}

/** Path of the file within a bundle: `patches/httproute-shop.api.yaml`. Unique: kinds have no “-” and namespaces no “.”. */
export function patchPath(patched: Patched): string {
  const { kind, namespace, name } = refOf(patched.object);
  return `patches/${kind.toLowerCase()}-${namespace === '' ? '' : `${namespace}.`}${name}.yaml`;
}

/** The patch itself, in the form that `patchType` says. */
export function patchBody(patched: Patched): Json {
  return patched.merge?.body ?? patched.operations;
}

/** The way back, in the same form. */
export function patchBack(patched: Patched): Json {
  return patched.merge?.back ?? patched.back;
}

/** The patch as YAML, which `kubectl patch` reads as well as JSON. */
export function patchContent(patched: Patched): string {
  return emitRemembered(patchBody(patched));
}

/** The line that applies the file at `path`. */
export function patchCommand(patched: Patched, path: string = patchPath(patched)): string {
  return `${patchWords(patched)} --type ${patchType(patched)} --patch-file ${path}`;
}

/** `kubectl patch` and the object, without the patch. */
export function patchWords(patched: Patched): string {
  const { group, kind, namespace, name } = refOf(patched.object);
  const resource = group === '' ? kind.toLowerCase() : `${kind.toLowerCase()}.${group}`;
  const inNamespace = namespace === '' ? '' : ` --namespace ${namespace}`;
  return `kubectl patch ${resource} ${name}${inNamespace}`;
}
