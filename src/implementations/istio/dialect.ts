import { isJsonObject, pick, pickList, pickString } from '../../manifest/json.ts';
import type { Dialect, GatewayAt, GatewayProxy, Labels } from '../istiod/dialect.ts';
import { facts } from './facts.ts';
import { through } from './fields.ts';
import { LOOK_UP, MERGING, POLICIES, PROTOCOLS, SECRETS, SHADOWING, SUPPORTED, TLS, VALIDATION } from './sources.ts';
import { versions } from './versions.ts';
import { watches } from './watches.ts';

/** The namespace of the Service that an address names; `null` for one beside the Gateway, `undefined` without any. */
function servedFrom(object: GatewayAt['object']): string | null | undefined {
  const hosts = pickList(object, 'spec', 'addresses').flatMap((address) =>
    pickString(address, 'type') === 'Hostname' ? (pickString(address, 'value') ?? []) : [],
  );
  const [host] = hosts;
  if (host === undefined) return undefined;
  const [, namespace, svc] = host.split('.');
  return svc === 'svc' ? namespace : host.includes('.') ? undefined : null;
}

const GATEWAY_LABEL = 'gateway.networking.k8s.io/gateway-name';
const CLASS_LABEL = 'gateway.networking.k8s.io/gateway-class-name';

export const dialect: Dialect = {
  id: 'istio',
  label: 'Istio',
  says: 'BackendTLSPolicy for the whole mesh, or a DestinationRule for one gateway: skipping, Secrets, client certificates.',
  prefix: 'IST',
  facts,
  watches,
  through,
  versioned: { label: 'Istio', versions, evidence: [SUPPORTED] },
  differences:
    'Before 1.28 BackendTLSPolicy is v1alpha3 and behind a flag; before 1.30 a TLSRoute only passes TLS through; before 1.31 a policy stands over a DestinationRule of the same namespace.',
  hasMesh: true,
  needsSecretRights: true,
  rootNamespace: 'istio-system',
  controllerName: 'istio.io/gateway-controller',
  proxyOf,
  alphaSwitch: {
    variable: 'PILOT_ENABLE_ALPHA_GATEWAY_API',
    helmValue: 'pilot.env.PILOT_ENABLE_ALPHA_GATEWAY_API',
  },
  hasWebhook: true,
  sources: {
    lookUp: LOOK_UP,
    merging: MERGING,
    tls: TLS,
    validation: VALIDATION,
    secrets: SECRETS,
    policies: POLICIES,
    protocols: PROTOCOLS,
    shadowing: SHADOWING,
  },
};

/**
 * Istio deploys a proxy for each Gateway, in its namespace, with its name and labels on the pods. Where the Gateway names
 * Services as its addresses, their pods serve it, whose labels it does not show.
 */
function proxyOf({ namespace, name, object }: GatewayAt): GatewayProxy {
  const served = servedFrom(object);
  if (served !== undefined) return { namespace: served ?? namespace, labels: {}, selector: {} };
  const className = pickString(object, 'spec', 'gatewayClassName');
  const given = pick(object, 'spec', 'infrastructure', 'labels') ?? pick(object, 'metadata', 'labels');
  const own: Labels = isJsonObject(given)
    ? Object.fromEntries(Object.entries(given).map(([key, value]) => [key, String(value)]))
    : {};
  const selector = { [GATEWAY_LABEL]: name };
  return {
    namespace,
    selector,
    labels: { ...own, ...(className === undefined ? {} : { [CLASS_LABEL]: className }), ...selector },
  };
}
