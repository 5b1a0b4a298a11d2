import type { Dialect } from '../istiod/dialect.ts';
import { facts } from './facts.ts';
import { through } from './fields.ts';
import { LOOK_UP, MERGING, NOTES_224, POLICIES, PROTOCOLS, SECRETS, TLS, VALIDATION } from './sources.ts';
import { versions } from './versions.ts';
import { watches } from './watches.ts';

/** Where the chart puts everything. */
export const SYSTEM_NAMESPACE = 'higress-system';
const SELECTOR = { higress: `${SYSTEM_NAMESPACE}-higress-gateway` };

export const dialect: Dialect = {
  id: 'higress',
  label: 'Higress',
  says: 'Istio’s code behind one gateway for all: BackendTLSPolicy, and DestinationRules in its namespace.',
  prefix: 'HIG',
  facts,
  watches,
  through,
  versioned: { label: 'Higress', versions, evidence: [NOTES_224] },
  differences: 'Before 2.2 there is no BackendTLSPolicy; before 2.2.4 TCPRoutes and TLSRoutes are read as v1alpha2.',
  hasMesh: false,
  needsSecretRights: false,
  rootNamespace: SYSTEM_NAMESPACE,
  controllerName: 'higress.io/gateway-controller',
  // One deployment serves the Gateways of all namespaces.
  proxyOf: () => ({
    namespace: SYSTEM_NAMESPACE,
    selector: SELECTOR,
    labels: { ...SELECTOR, app: 'higress-gateway' },
  }),
  alphaSwitch: null,
  hasWebhook: false,
  sources: {
    lookUp: LOOK_UP,
    merging: MERGING,
    tls: TLS,
    validation: VALIDATION,
    secrets: SECRETS,
    policies: POLICIES,
    protocols: PROTOCOLS,
    shadowing: LOOK_UP,
  },
};
