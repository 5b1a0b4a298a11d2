import { pick, pickList } from '../manifest/json.ts';
import { type K8sObject, type ObjectRef, refOf } from '../manifest/object.ts';
import { namespaceOf } from './found.ts';
import { caReference, type Reference, referredTo } from './reference.ts';
import { GATEWAY_API_GROUP } from './releases.ts';

/** What an object of the standard refers to. Objects of other groups refer to nothing here. Total. */
export function standardReferences(object: K8sObject): readonly Reference[] {
  if (!object.apiVersion.startsWith(`${GATEWAY_API_GROUP}/`)) return [];
  const from = { ...refOf(object), namespace: object.kind === 'GatewayClass' ? '' : namespaceOf(object) };
  if (object.kind === 'BackendTLSPolicy') return ofPolicy(object, from);
  if (object.kind === 'Gateway') return ofGateway(object, from);
  if (object.kind === 'GatewayClass') return ofGatewayClass(object, from);
  return object.kind.endsWith('Route') ? ofRoute(object, from) : [];
}

type Path = Reference['path'];

const SERVICE = { group: '', kind: 'Service' };
const SECRET = { group: '', kind: 'Secret' };

function ofRoute(route: K8sObject, from: ObjectRef): readonly Reference[] {
  const { namespace } = from;
  const parents = each(route, ['spec', 'parentRefs'], (value, path): Reference[] => {
    const to = referredTo(value, { group: GATEWAY_API_GROUP, kind: 'Gateway', namespace });
    return to === undefined ? [] : [{ from, path, to, severity: 'info', without: NO_PARENT }];
  });
  const backends = each(route, ['spec', 'rules'], (_, rule) =>
    each(route, [...rule, 'backendRefs'], (value, path): Reference[] => {
      const to = referredTo(value, { ...SERVICE, namespace });
      return to === undefined ? [] : [{ from, path, to, severity: 'warning', without: NO_BACKEND }];
    }),
  );
  return [...parents, ...backends];
}

function ofPolicy(policy: K8sObject, from: ObjectRef): readonly Reference[] {
  const { namespace } = from;
  const targets = each(policy, ['spec', 'targetRefs'], (value, path): Reference[] => {
    const to = referredTo(value, { ...SERVICE, namespace });
    return to === undefined ? [] : [{ from, path, to: { ...to, namespace }, severity: 'warning', without: NO_TARGET }];
  });
  const anchors = each(policy, ['spec', 'validation', 'caCertificateRefs'], (value, path): Reference[] => {
    const to = caReference(value, namespace);
    return to === undefined ? [] : [{ from, path, to, severity: 'warning', without: NO_CA }];
  });
  return [...targets, ...anchors];
}

function ofGateway(gateway: K8sObject, from: ObjectRef): readonly Reference[] {
  const { namespace } = from;
  const certificates = each(gateway, ['spec', 'listeners'], (_, listener) =>
    each(gateway, [...listener, 'tls', 'certificateRefs'], (value, path): Reference[] => {
      const to = referredTo(value, { ...SECRET, namespace });
      return to === undefined ? [] : [{ from, path, to, severity: 'info', without: NO_CERTIFICATE }];
    }),
  );
  const shown = [
    ['spec', 'tls', 'backend', 'clientCertificateRef'],
    ['spec', 'backendTLS', 'clientCertificateRef'],
  ].flatMap((path): Reference[] => {
    const to = referredTo(pick(gateway, ...path), { ...SECRET, namespace });
    return to === undefined ? [] : [{ from, path, to, severity: 'info', without: NO_CLIENT_CERTIFICATE }];
  });
  return [...certificates, ...shown, ...parameters(gateway, from, ['spec', 'infrastructure', 'parametersRef'])];
}

function ofGatewayClass(object: K8sObject, from: ObjectRef): readonly Reference[] {
  return parameters(object, from, ['spec', 'parametersRef']);
}

/** Of a Gateway they stand beside it; a GatewayClass has no namespace and names theirs. */
function parameters(object: K8sObject, from: ObjectRef, path: Path): Reference[] {
  const to = referredTo(pick(object, ...path), { group: '', kind: '', namespace: from.namespace });
  return to === undefined || to.kind === '' ? [] : [{ from, path, to, severity: 'warning', without: NO_PARAMETERS }];
}

function each(
  object: K8sObject,
  path: Path,
  read: (value: Parameters<typeof referredTo>[0], path: Path) => readonly Reference[],
): readonly Reference[] {
  return pickList(object, ...path).flatMap((value, index) => read(value, [...path, index]));
}

const NO_PARENT =
  'Without its Gateway the route is attached to nothing; what its listener does with TLS is not known here.';
const NO_BACKEND =
  'Without it the route says ResolvedRefs False, and clients get a 5xx answer in place of the backend’s.';
const NO_TARGET = 'Without it the policy is attached to nothing, and gets no status that would say so.';
const NO_CA = 'Without it there is nothing to verify against, and every connection to the backend is refused.';
const NO_CERTIFICATE = 'Without it the listener has no certificate to show to clients.';
const NO_CLIENT_CERTIFICATE =
  'Without it the gateway has no certificate to show, and a backend that asks for one refuses the connection.';
const NO_PARAMETERS = 'Without it the controller does not know what it holds, such as certificates and TLS settings.';
