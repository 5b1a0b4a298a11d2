import type { Backend, Configuration, Validation } from '../../configuration/configuration.ts';
import { answer } from '../field.ts';
import { clientCertificateProblem } from './client-certificate.ts';
import { able, type Dialect, type GatewayProxy } from './dialect.ts';
import { type EntryPlan, planEntries } from './plan-entries.ts';
import { planRules, type RulePlan } from './plan-rules.ts';
import { hostOf, type Way } from './ways.ts';

export interface Plan {
  readonly proxy: GatewayProxy;
  /** By index of the backend. */
  readonly ways: readonly Way[];
  readonly rules: readonly RulePlan[];
  readonly entries: readonly EntryPlan[];
}

/** How each backend of the form is set up. A destination has one way for all of its ports, since a rule hides every policy. */
export function planFor(dialect: Dialect, configuration: Configuration): Plan {
  const { gateway, backends } = configuration;
  const proxy = dialect.proxyOf({ namespace: gateway.namespace, name: gateway.name, object: undefined });
  const byRule = new Set<string>();
  for (const backend of backends) {
    const host = hostOf(configuration, backend);
    if (host !== undefined && wantsRule(dialect, configuration, backend, proxy)) byRule.add(host);
  }
  const ways = backends.map((backend): Way => (byRule.has(hostOf(configuration, backend) ?? '') ? 'rule' : 'policy'));
  return { proxy, ways, rules: planRules(configuration, proxy, ways), entries: planEntries(configuration) };
}

function wantsRule(dialect: Dialect, configuration: Configuration, backend: Backend, proxy: GatewayProxy): boolean {
  return (
    needsRule(dialect, configuration, backend, proxy) || answer(dialect.through, configuration) === 'destination-rule'
  );
}

/** What no policy can say. */
export function needsRule(
  dialect: Dialect,
  configuration: Configuration,
  { target, validation }: Backend,
  proxy: GatewayProxy,
): boolean {
  const outside =
    target.kind === 'ExternalHost' && able(dialect, 'policy-on-service-entry', configuration.setting) === 'no';
  const shows =
    configuration.clientCertificate !== null &&
    clientCertificateProblem(configuration.clientCertificate, validation, proxy) === undefined;
  return outside || shows || validation.mode === 'skip' || hasSecretCa(validation);
}

function hasSecretCa(validation: Validation): boolean {
  return validation.mode === 'custom' && validation.ca.kind === 'Secret';
}
