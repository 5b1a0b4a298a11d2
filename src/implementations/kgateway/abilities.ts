import { type AbilitiesBy, decidedBy } from '../abilities.ts';
import { facts } from './facts.ts';

/** The facts whose versions decide what is written and observed, by short names. */
const DECIDING = {
  policyVerifies: 'policy-verifies',
  policySecretCa: 'policy-secret-ca',
  sections: 'section-of-service',
  sectionsNeverMatch: 'section-never-matches',
  sectionsDropped: 'section-dropped',
  oldestWins: 'oldest-policy-wins',
  policyOptions: 'policy-options',
  config: 'config-policy',
  configFields: 'config-fields',
  policyBeforeConfig: 'policy-before-config',
  gatewayCertificate: 'gateway-client-certificate',
  grpcOnHttps: 'grpc-on-https',
  tlsRouteTerminates: 'route-TLSRoute',
  experimentalSwitch: 'experimental-switch',
} as const;

export type Ability = keyof typeof DECIDING;
export type Abilities = AbilitiesBy<typeof DECIDING>;

export const { abilitiesOf, factBehind, doubts } = decidedBy(facts, DECIDING);
