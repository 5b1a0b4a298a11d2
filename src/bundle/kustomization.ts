import type { Patched } from '../gateway-api/patch-file.ts';
import { emitValue } from '../manifest/emit.ts';
import { isJsonObject, type Json } from '../manifest/json.ts';
import { compact, groupOf } from '../manifest/object.ts';

const HOW_PATCHES_FIND = `# The patches change objects of your own. They act on what is built together with them:
# add the directory of those objects to the resources, or copy the patches into its kustomization.
`;

/** A kustomization of the manifests and, as patches, of the changes to what the user has. */
export function kustomizationFile(resources: readonly string[], patches: readonly Patched[]): string {
  const content = {
    apiVersion: 'kustomize.config.k8s.io/v1beta1',
    kind: 'Kustomization',
    resources,
    ...(patches.length === 0 ? {} : { patches: patches.map(patchEntry) }),
  };
  return (patches.length === 0 ? '' : HOW_PATCHES_FIND) + emitValue(content);
}

/** The patch stands inline. One that says fields alone needs the identity of an object in it, which kustomize asks for. */
function patchEntry({ object, operations, merge }: Patched): Json {
  const { apiVersion, kind, metadata } = object;
  const group = groupOf(apiVersion);
  const identity = compact({ name: metadata.name, namespace: metadata.namespace });
  const target = compact({ group: group === '' ? undefined : group, kind, ...identity });
  if (merge === null) return { target, patch: emitValue(operations) };
  const { metadata: changed, ...rest } = merge.body;
  const whole = { apiVersion, kind, metadata: { ...identity, ...(isJsonObject(changed) ? changed : {}) }, ...rest };
  return { target, patch: emitValue(whole) };
}
