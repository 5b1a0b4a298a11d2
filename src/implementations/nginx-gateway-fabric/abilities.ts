import { type AbilitiesBy, decidedBy } from '../abilities.ts';
import { facts } from './facts.ts';

/** The facts whose versions decide what is written and observed, by short names. */
const DECIDING = {
  offered: 'offered-from',
  policyWithoutFlag: 'without-flag',
  tlsRouteWithoutFlag: 'tlsroute-without-flag',
  tlsRouteTerminates: 'tlsroute-terminate',
  sectionName: 'section-name',
  targetKind: 'target-kind',
  appProtocol: 'app-protocol',
  externalName: 'external-name',
  clientCertificate: 'gateway-client-certificate',
  verifyDepth: 'verify-depth',
  gatewayDeployments: 'gateway-deployments',
  secretCa: 'ca-Secret',
} as const;

export type Ability = keyof typeof DECIDING;
export type Abilities = AbilitiesBy<typeof DECIDING>;

export const { abilitiesOf, factBehind, doubts } = decidedBy(facts, DECIDING);
