import { backendPath, type PlacedBackend, serviceOf } from '../../configuration/backends.ts';
import type { Configuration } from '../../configuration/configuration.ts';
import { type BackendRefWriter, created, serviceRef, weightOf } from '../../gateway-api/resources.ts';
import { caManifests } from '../../gateway-api/write-standard.ts';
import type { Written } from '../../gateway-api/written.ts';
import type { JsonObject } from '../../manifest/json.ts';
import { compact, type K8sObject } from '../../manifest/object.ts';
import type { BackendPlan } from './plan-backends.ts';
import { type ClientTlsPlan, shownThrough } from './plan-client-tls.ts';
import { ENVOY_API, ENVOY_GROUP } from './watches.ts';

/** The Backends of a plan, each with the CA objects that its own fields name. */
export function backendManifests(
  configuration: Configuration,
  plans: readonly (BackendPlan | undefined)[],
  clientTls: ClientTlsPlan,
): readonly Written[] {
  return [...new Set(plans)].flatMap((plan) => {
    const backend = plan && configuration.backends[plan.index];
    if (plan === undefined || backend === undefined) return [];
    const at = backendPath(plan.index);
    const object = backendObject(plan, clientSide(configuration, clientTls));
    // With a policy, the CA is the policy's, and comes with it.
    const cas = plan.policy === null ? caManifests(backend.validation, plan.namespace, plan.index) : [];
    return [created(object, [`${at}.validation`, `${at}.target`]), ...cas];
  });
}

function backendObject(
  { namespace, name, annotations, hostname, port, tls }: BackendPlan,
  client: JsonObject,
): K8sObject {
  const wholeTls = { ...tls, ...client };
  return {
    apiVersion: ENVOY_API,
    kind: 'Backend',
    metadata: { name, namespace, ...(annotations === undefined ? {} : { annotations }) },
    spec: compact({
      endpoints: [{ fqdn: { hostname, port } }],
      tls: Object.keys(wholeTls).length === 0 ? undefined : wholeTls,
    }),
  };
}

/** The client's side of TLS in a Backend. */
function clientSide({ clientCertificate }: Configuration, plan: ClientTlsPlan): JsonObject {
  const shown = clientCertificate !== null && shownThrough(plan, 'backend');
  return {
    ...(shown ? { clientCertificateRef: secretRef(clientCertificate) } : {}),
    ...(plan.versions === 'backend' ? plan.bounds : {}),
  };
}

/** Always with its namespace: older versions do not take the owner's for granted. */
export function secretRef({ secret, namespace }: NonNullable<Configuration['clientCertificate']>): JsonObject {
  return { group: '', kind: 'Secret', name: secret, namespace };
}

/** The route's backendRefs as they have to be. */
export function refTo(configuration: Configuration, plans: readonly (BackendPlan | undefined)[]): BackendRefWriter {
  return (placed) => {
    const plan = plans[placed.index];
    if (plan !== undefined) return backendRef(configuration, plan, placed);
    const service = serviceOf(placed.backend, configuration);
    return service && serviceRef(configuration, service, placed);
  };
}

function backendRef({ route }: Configuration, { namespace, name }: BackendPlan, placed: PlacedBackend): JsonObject {
  return compact({
    group: ENVOY_GROUP,
    kind: 'Backend',
    name,
    namespace: namespace === route.namespace ? undefined : namespace,
    weight: weightOf(placed),
  });
}
