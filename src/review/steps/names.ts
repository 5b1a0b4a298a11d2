import type { Patched } from '../../gateway-api/patch-file.ts';
import { isApplied, type Written } from '../../gateway-api/written.ts';
import type { ObjectRef } from '../../manifest/object.ts';
import { shellCommand } from '../../manifest/shell.ts';

/** Name of the file with the manifests, in the download and in the steps. */
export const MANIFESTS = 'upstream-tls.yaml';

/** `httproute.gateway.networking.k8s.io/api`: unambiguous, whatever else is installed. */
export function resourceName({ group, kind, name }: Pick<ObjectRef, 'group' | 'kind' | 'name'>): string {
  return `${kind.toLowerCase()}${group === '' ? '' : `.${group}`}/${name}`;
}

export function kubectlGet(ref: ObjectRef, output: string): string {
  const where = ref.namespace === '' ? [] : ['--namespace', ref.namespace];
  return shellCommand('kubectl', 'get', resourceName(ref), ...where, '--output', output);
}

export function appliedOf(written: readonly Written[]): readonly Written[] {
  return written.filter(isApplied);
}

export function patchedOf(written: readonly Written[]): readonly Patched[] {
  return written.filter((entry) => entry.role === 'patch');
}
