import { identityOf } from '../../gateway-api/found.ts';
import type { Reference } from '../../gateway-api/reference.ts';
import { pick, pickList, pickString } from '../../manifest/json.ts';
import { groupOf, type K8sObject } from '../../manifest/object.ts';
import { ANNOTATION, annotatedBackend } from './annotation.ts';
import { HUG_GROUP } from './watches.ts';

/** The Backends that an HTTPRoute’s filters name, which stand beside the route, or a Service’s annotation. */
export function references(object: K8sObject): readonly Reference[] {
  return [...ofRoute(object), ...ofService(object)];
}

function ofService(object: K8sObject): readonly Reference[] {
  const to = object.kind === 'Service' && groupOf(object.apiVersion) === '' ? annotatedBackend(object) : undefined;
  if (to === undefined) return [];
  const from = identityOf(object);
  return [{ from, path: ['metadata', 'annotations', ANNOTATION], to, severity: 'warning', without: NOT_THERE }];
}

const NOT_THERE = 'Without it the Service is spoken to in plain text, and only the controller’s log tells.';

function ofRoute(object: K8sObject): readonly Reference[] {
  if (object.kind !== 'HTTPRoute' || groupOf(object.apiVersion) !== 'gateway.networking.k8s.io') return [];
  const from = identityOf(object);
  return pickList(object, 'spec', 'rules').flatMap((rule, at) =>
    pickList(rule, 'backendRefs').flatMap((ref, index) =>
      pickList(ref, 'filters').flatMap((filter, place): Reference[] => {
        const to = pick(filter, 'extensionRef');
        const name = pickString(to, 'name') ?? '';
        if (name === '' || pickString(to, 'group') !== HUG_GROUP || pickString(to, 'kind') !== 'Backend') return [];
        return [
          {
            from,
            path: ['spec', 'rules', at, 'backendRefs', index, 'filters', place, 'extensionRef'],
            to: { group: HUG_GROUP, kind: 'Backend', namespace: from.namespace, name },
            severity: 'warning',
            without: 'Without it the route is refused, or the Service spoken to in plain text.',
          },
        ];
      }),
    ),
  );
}
