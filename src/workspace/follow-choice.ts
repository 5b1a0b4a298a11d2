import type { Configuration, FieldPath } from '../configuration/configuration.ts';
import { UNLISTED } from '../configuration/version.ts';
import { withField } from '../configuration/with-field.ts';
import { fittingListener } from '../implementations/fitting-listener.ts';
import { newestVersion } from '../implementations/newest-version.ts';
import { type Snapshot, snapshotOf } from './state.ts';

/** What a choice brings along, so that one answer does not leave others behind that make no sense any more. */
export function followChoice(before: Snapshot, after: Snapshot, at: FieldPath): Snapshot {
  if (after.configuration === before.configuration) return after;
  if (at === 'route.kind') return { ...after, configuration: withListener(before.configuration, after.configuration) };
  return at === 'setting.implementation' ? withVersion(before, after) : after;
}

/** A listener that fitted the route before fits it afterwards; one that was chosen on purpose stays. */
function withListener(before: Configuration, after: Configuration): Configuration {
  const { protocol } = before.gateway.listener;
  if (protocol !== fittingListener(before.setting.implementation, before.route.kind)) return after;
  const fitting = fittingListener(after.setting.implementation, after.route.kind);
  const reading = withField(after, 'gateway.listener.protocol', fitting);
  return reading.ok ? reading.configuration : after;
}

/** Versions belong to implementations: the one that was set for this one before, or else its newest. */
function withVersion(before: Snapshot, after: Snapshot): Snapshot {
  const { implementation: left, version } = before.configuration.setting;
  const { implementation: chosen } = after.configuration.setting;
  const known = after.parked[keyOf(chosen)]?.value;
  const reading = withField(after.configuration, 'setting.version', known ?? newestVersion(chosen) ?? UNLISTED);
  return {
    ...snapshotOf(after),
    configuration: withListener(before.configuration, reading.ok ? reading.configuration : after.configuration),
    parked: { ...after.parked, [keyOf(left)]: { value: version, drafts: {} } },
  };
}

function keyOf(implementation: string): string {
  return `setting.implementation=${implementation}`;
}
