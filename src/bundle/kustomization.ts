import type { Patched } from '../gateway-api/patch-file.ts';
import { emitValue } from '../manifest/emit.ts';
import type { Json } from '../manifest/json.ts';
import { compact, groupOf } from '../manifest/object.ts';

const HOW_PATCHES_FIND = `# The patches change objects of your own. They act on what is built together with them:
# add the directory of those objects to the resources, or copy the patches into its kustomization.
`;

/** A kustomization of the manifests and, as JSON patches, of the changes to what the user has. */
export function kustomizationFile(resources: readonly string[], patches: readonly Patched[]): string {
  const content = {
    apiVersion: 'kustomize.config.k8s.io/v1beta1',
    kind: 'Kustomization',
    resources,
    ...(patches.length === 0 ? {} : { patches: patches.map(patchEntry) }),
  };
  return (patches.length === 0 ? '' : HOW_PATCHES_FIND) + emitValue(content);
}

/** The operations stand inline: kustomize takes no merge patch without the identity of an object in it. */
function patchEntry({ object, operations }: Patched): Json {
  const group = groupOf(object.apiVersion);
  const target = compact({
    group: group === '' ? undefined : group,
    kind: object.kind,
    name: object.metadata.name,
    namespace: object.metadata.namespace,
  });
  return { target, patch: emitValue(operations) };
}
