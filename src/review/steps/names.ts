import type { Patched } from '../../gateway-api/patch-file.ts';
import { GATEWAY_API_GROUP } from '../../gateway-api/releases.ts';
import { isApplied, type Written } from '../../gateway-api/written.ts';
import { groupOf, type ObjectRef } from '../../manifest/object.ts';
import { oncePer } from '../../manifest/remembered.ts';
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

/** The objects that are applied as they stand, picked out once for all steps. */
export const appliedOf = oncePer((written: readonly Written[]): readonly Written[] => written.filter(isApplied));

/** The standard's policies among what is applied: other groups have a kind of that name too, with fields of their own. */
export function appliedPoliciesOf(written: readonly Written[]): readonly Written[] {
  return appliedOf(written).filter(
    ({ object }) => object.kind === 'BackendTLSPolicy' && groupOf(object.apiVersion) === GATEWAY_API_GROUP,
  );
}

export const patchedOf = oncePer((written: readonly Written[]): readonly Patched[] =>
  written.filter((entry) => entry.role === 'patch'),
);
