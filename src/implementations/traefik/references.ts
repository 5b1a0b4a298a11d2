import { identityOf } from '../../gateway-api/found.ts';
import type { Reference } from '../../gateway-api/reference.ts';
import { pick, pickList, pickString } from '../../manifest/json.ts';
import { groupOf, type K8sObject, type ObjectRef } from '../../manifest/object.ts';
import { entriesOf } from './entries.ts';
import { TRAEFIK_GROUP } from './watches.ts';

/** What Traefik’s own objects refer to, as far as connections to backends depend on it. */
export function references(object: K8sObject): readonly Reference[] {
  if (groupOf(object.apiVersion) !== TRAEFIK_GROUP) return [];
  if (object.kind === 'TraefikService') return ofService(object);
  return object.kind === 'ServersTransport' ? ofTransport(object) : [];
}

const NO_SERVICE = 'Without it Traefik has no servers to send requests to: the route answers with an error.';
const NO_TRANSPORT = 'Without it Traefik refuses the service, and requests are answered with 404.';
const NO_CA = 'Without it, and without another CA, Traefik verifies against the system’s CAs instead.';
const NO_CERTIFICATE = 'Without it Traefik has no certificate to show to backends that ask for one.';

function ofService(object: K8sObject): readonly Reference[] {
  const from = identityOf(object);
  return entriesOf(object).flatMap(({ entry, path }): Reference[] => {
    const name = pickString(entry, 'name') ?? '';
    const namespace = pickString(entry, 'namespace') ?? from.namespace;
    const kind = pickString(entry, 'kind') ?? 'Service';
    const transport = pickString(entry, 'serversTransport') ?? '';
    const group = kind === 'TraefikService' ? TRAEFIK_GROUP : '';
    // A name with “@” is another provider’s, and no object.
    const service: Reference[] =
      name === '' || name.includes('@')
        ? []
        : [{ from, path, to: { group, kind, namespace, name }, severity: 'warning', without: NO_SERVICE }];
    const to: ObjectRef = { group: TRAEFIK_GROUP, kind: 'ServersTransport', namespace, name: transport };
    const at = [...path, 'serversTransport'];
    return transport === '' || transport.includes('@')
      ? service
      : [...service, { from, path: at, to, severity: 'warning', without: NO_TRANSPORT }];
  });
}

function ofTransport(object: K8sObject): readonly Reference[] {
  const from = identityOf(object);
  const to = (kind: string, name: string): ObjectRef => ({ group: '', kind, namespace: from.namespace, name });
  const cas = pickList(object, 'spec', 'rootCAs').flatMap((entry, index) =>
    (['secret', 'configMap'] as const).flatMap((field): Reference[] => {
      const name = pick(entry, field);
      if (typeof name !== 'string' || name === '') return [];
      const kind = field === 'secret' ? 'Secret' : 'ConfigMap';
      const path = ['spec', 'rootCAs', index, field];
      return [{ from, path, to: to(kind, name), severity: 'warning', without: NO_CA }];
    }),
  );
  const secrets = (field: string, severity: Reference['severity'], without: string) =>
    pickList(object, 'spec', field).flatMap((name, index): Reference[] =>
      typeof name === 'string' && name !== ''
        ? [{ from, path: ['spec', field, index], to: to('Secret', name), severity, without }]
        : [],
    );
  return [
    ...cas,
    ...secrets('rootCAsSecrets', 'warning', NO_CA),
    ...secrets('certificatesSecrets', 'info', NO_CERTIFICATE),
  ];
}
