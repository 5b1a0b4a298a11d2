import type { Setting } from '../../configuration/configuration.ts';
import type { Certainty } from '../../configuration/version.ts';
import { factOf, holds } from '../fact.ts';
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
export function doubt(abilities: Abilities, ability: Ability): readonly string[] {
  return abilities[ability] === 'maybe' ? [`This depends on the version. ${factBehind(ability).claim}`] : [];
}
