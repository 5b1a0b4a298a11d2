import { type AbilitiesBy, decidedBy } from '../abilities.ts';
import { facts } from './facts.ts';

/** The facts whose versions decide what is written and observed, by short names. */
const DECIDING = {
  policies: 'policies',
  withoutFlag: 'policies-without-flag',
  policyTls: 'policy-makes-tls',
  policyCaGroup: 'policy-ca-group',
  unreadRefused: 'unread-ca-refused',
  policyOrder: 'oldest-policy',
  tlsListenerAlone: 'tls-listener-alone',
  everyRoute: 'policies-of-every-route',
  policySecret: 'policy-secret',
  policyNames: 'policy-names',
  appProtocol: 'app-protocol',
  rootCas: 'root-cas',
  transportVersions: 'transport-versions',
  transportNames: 'transport-names',
} as const;

export type Ability = keyof typeof DECIDING;
export type Abilities = AbilitiesBy<typeof DECIDING>;

export const { abilitiesOf, factBehind, doubts } = decidedBy(facts, DECIDING);
