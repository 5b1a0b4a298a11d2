import { type AbilitiesBy, decidedBy } from '../abilities.ts';
import { facts } from './facts.ts';

/** The facts whose versions decide what is written and observed, by short names. */
const DECIDING = {
  skip: 'skip-through-backend',
  backendSni: 'backend-sni',
  autoSni: 'auto-sni',
  endpointSni: 'endpoint-sni',
  backendClientTls: 'backend-client-tls',
  gatewayCertificate: 'gateway-client-certificate',
  certificateNamespace: 'client-certificate-namespace',
  sectionBeforeWhole: 'section-before-whole',
  sansAlone: 'sans-alone',
  policyCaFirst: 'policy-ca-before-system',
  proxiesMerge: 'envoy-proxies-merge',
  backendRewrite: 'backend-filters',
  nothingWithoutName: 'tlsroute-as-tcp',
  pathRewriteRefused: 'backend-path-rewrite',
  tls13: 'tls-1.3-by-default',
  caOnlyKey: 'ca-only-key',
  caTlsCrt: 'ca-key-tls-crt',
  tlsRouteTerminates: 'tlsroute-terminate',
  trustBundle: 'ca-ClusterTrustBundle',
} as const;

export type Ability = keyof typeof DECIDING;
export type Abilities = AbilitiesBy<typeof DECIDING>;

export const { abilitiesOf, factBehind, doubts } = decidedBy(facts, DECIDING);
