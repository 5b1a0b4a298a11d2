import type { Setting } from '../../configuration/configuration.ts';
import type { Certainty } from '../../configuration/version.ts';
import { factOf, holds } from '../fact.ts';
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

/** What this version can do. `maybe`: the version is not known well enough; it then counts as able, like the newest. */
export type Abilities = { readonly [ability in Ability]: Certainty };

export function abilitiesOf(setting: Setting): Abilities {
  const answers = Object.entries(DECIDING).map(([name, id]) => [name, holds(factOf(facts, id), setting)]);
  // The keys are those of `DECIDING`, one by one.
  return Object.fromEntries(answers) as Abilities;
}

/** The fact behind an ability. */
export function factBehind(ability: Ability) {
  return factOf(facts, DECIDING[ability]);
}

/** What could be otherwise because the version is only partly known, in the fact's own words. */
export function doubts(abilities: Abilities, ...relied: readonly Ability[]): readonly string[] {
  return relied
    .filter((ability) => abilities[ability] === 'maybe')
    .map((ability) => `This depends on the exact version. ${factBehind(ability).claim}`);
}
