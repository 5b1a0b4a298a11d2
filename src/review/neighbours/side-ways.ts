import { routesOf } from '../../gateway-api/backend-refs.ts';
import type { Finding } from '../../gateway-api/finding.ts';
import { type Found, identityOf } from '../../gateway-api/found.ts';
import { referredTo } from '../../gateway-api/reference.ts';
import { type Json, pick, pickList } from '../../manifest/json.ts';
import { describeRef, type K8sObject } from '../../manifest/object.ts';
import { ROUTE_TYPES } from '../findings/sources.ts';

/** Filters that send requests to a backend of their own, beside those of the rule. */
const BACKENDS = [
  ['requestMirror', 'backendRef'],
  ['externalAuth', 'backendRef'],
] as const;

/** Connections that no picture shows, since filters make them: GEN-49. Nothing is decided about them, and that is said. */
export function sideWays(found: Found): readonly Finding[] {
  return routesOf(found).flatMap((route) =>
    filtersOf(route).flatMap(({ filter, path }) =>
      BACKENDS.flatMap((field) => told(route, pick(filter, ...field), [...path, ...field])),
    ),
  );
}

interface Placed {
  readonly filter: Json;
  readonly path: readonly (string | number)[];
}

/** Of the rules, and of each of their backends. */
function filtersOf(route: K8sObject): readonly Placed[] {
  return pickList(route, 'spec', 'rules').flatMap((rule, index) => {
    const path = ['spec', 'rules', index];
    return [
      ...filtersIn(rule, path),
      ...pickList(rule, 'backendRefs').flatMap((ref, place) => filtersIn(ref, [...path, 'backendRefs', place])),
    ];
  });
}

function filtersIn(value: Json, path: Placed['path']): readonly Placed[] {
  return pickList(value, 'filters').map((filter, index) => ({ filter, path: [...path, 'filters', index] }));
}

function told(route: K8sObject, backend: Json | undefined, path: Placed['path']): Finding[] {
  const object = identityOf(route);
  const to = referredTo(backend, { group: '', kind: 'Service', namespace: object.namespace });
  if (to === undefined) return [];
  return [
    {
      id: 'GEN-49',
      severity: 'info',
      message: `A filter of ${describeRef(object)} sends requests to ${describeRef(to)}, and that connection is not shown.`,
      reason:
        'Whether it is encrypted and verified is not looked at here. By the standard a policy for that Service counts for it too; whether an implementation keeps to that, only a test shows.',
      at: { object, path },
      evidence: [ROUTE_TYPES],
      fixes: [],
    },
  ];
}
