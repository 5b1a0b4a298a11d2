import { type Configuration, TLS_VERSIONS } from '../../configuration/configuration.ts';
import { backendRefsOf } from '../../gateway-api/backend-refs.ts';
import { type Found, lookUp } from '../../gateway-api/found.ts';
import { GATEWAY_API_GROUP } from '../../gateway-api/releases.ts';
import { pick, pickString, sameJson } from '../../manifest/json.ts';
import { compact, type K8sObject, sameRef } from '../../manifest/object.ts';
import { withAnswer } from '../read-answer.ts';
import { abilitiesOf } from './abilities.ts';
import { type CertificateWay, clientCertificateThrough, existingEnvoyProxy } from './fields.ts';
import { planBackends } from './plan-backends.ts';
import { type ClientTlsPlan, planClientTls } from './plan-client-tls.ts';
import { ENVOY_GROUP } from './watches.ts';
import { usesEnvoyProxy } from './write-gateway.ts';

/**
 * Which objects carry the client's side of TLS. Several answers can make the same manifests (“automatic” and what it comes
 * to; no EnvoyProxy and one of the usual name): then the one that was given before stays, else the preset, else the answer
 * that says it outright. `seen` has the TLS versions as they were observed.
 */
export function readClientTls(found: Found, seen: Configuration, old: Configuration): Configuration {
  const carriers = carriersOf(found, seen);
  const bounds = boundsOf(seen);
  const abilities = abilitiesOf(seen.setting);
  const plans = planBackends(seen, abilities);
  const fits = (candidate: Configuration) => {
    const plan = planClientTls(candidate, abilities, plans);
    return sameJson({ ...carriers }, { ...carriersIn(plan) }) && sameJson(bounds, plan.bounds);
  };
  const candidates = [old.tlsVersions, seen.tlsVersions].flatMap((tlsVersions) =>
    [undefined, clientCertificateThrough.preset, carriers.certificate ?? undefined].flatMap((through) =>
      [undefined, existingEnvoyProxy.preset, carriers.proxy ?? undefined].map((proxy) =>
        withAnswers({ ...seen, tlsVersions }, through, proxy),
      ),
    ),
  );
  return candidates.find(fits) ?? withAnswers(seen, carriers.certificate ?? undefined, carriers.proxy ?? undefined);
}

function withAnswers(
  configuration: Configuration,
  through: string | boolean | undefined,
  proxy: string | boolean | undefined,
): Configuration {
  return withAnswer(withAnswer(configuration, clientCertificateThrough, through), existingEnvoyProxy, proxy);
}

/** Where things stand; `null` where they stand nowhere. */
interface Carriers {
  readonly certificate: CertificateWay | null;
  readonly versions: 'envoy-proxy' | 'backend' | null;
  /** Name of the EnvoyProxy that the Gateway names. */
  readonly proxy: string | null;
}

function carriersIn(plan: ClientTlsPlan): Carriers {
  return {
    certificate: plan.certificate.kind === 'through' ? plan.certificate.way : null,
    versions: plan.versions,
    proxy: usesEnvoyProxy(plan) ? plan.envoyProxy : null,
  };
}

function carriersOf(found: Found, { gateway: { namespace, name }, route }: Configuration): Carriers {
  const gateway = lookUp(found, { group: GATEWAY_API_GROUP, kind: 'Gateway', namespace, name });
  const parameters = pick(gateway, 'spec', 'infrastructure', 'parametersRef');
  const proxy = pickString(parameters, 'kind') === 'EnvoyProxy' ? (pickString(parameters, 'name') ?? null) : null;
  const own = { group: GATEWAY_API_GROUP, kind: route.kind, namespace: route.namespace, name: route.name };
  const backends = backendRefsOf(found).flatMap(({ routeRef, to }) =>
    to.group === ENVOY_GROUP && sameRef(routeRef, own) ? (lookUp(found, to) ?? []) : [],
  );
  const proxied =
    proxy === null ? undefined : lookUp(found, { group: ENVOY_GROUP, kind: 'EnvoyProxy', namespace, name: proxy });
  return {
    certificate: certificateWay(gateway, backends, proxied),
    versions: backends.some((backend) => setsVersions(backend, 'tls'))
      ? 'backend'
      : setsVersions(proxied, 'backendTLS')
        ? 'envoy-proxy'
        : null,
    proxy,
  };
}

function certificateWay(
  gateway: K8sObject | undefined,
  backends: readonly K8sObject[],
  proxy: K8sObject | undefined,
): CertificateWay | null {
  if (backends.some((backend) => pick(backend, 'spec', 'tls', 'clientCertificateRef') !== undefined)) return 'backend';
  if (pick(gateway, 'spec', 'tls', 'backend', 'clientCertificateRef') !== undefined) return 'gateway';
  return pick(proxy, 'spec', 'backendTLS', 'clientCertificateRef') === undefined ? null : 'envoy-proxy';
}

function setsVersions(object: K8sObject | undefined, place: 'tls' | 'backendTLS'): boolean {
  return ['minVersion', 'maxVersion'].some((field) =>
    TLS_VERSIONS.some((version) => version === pickString(object, 'spec', place, field)),
  );
}

function boundsOf({ tlsVersions: { minimum, maximum } }: Configuration) {
  return compact({ minVersion: minimum ?? undefined, maxVersion: maximum ?? undefined });
}
