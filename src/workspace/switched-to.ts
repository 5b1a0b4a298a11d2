import type { Mode } from '../configuration/configuration.ts';
import { reduce } from './reduce.ts';
import type { WorkspaceState } from './state.ts';

/** Another implementation, version or mode, to be looked at beside what is set. */
export interface Variant {
  readonly implementation: string;
  readonly version: string;
  /** `null` leaves each backend its own. */
  readonly mode: Mode | null;
}

/** The state as it would be after the switch: what the form would answer then, and nothing of it lost on the way back. */
export function switchedTo(state: WorkspaceState, { implementation, version, mode }: Variant): WorkspaceState {
  const modes = state.configuration.backends.map((_, index) => ({
    at: `backends.${index}.validation.mode`,
    value: mode,
  }));
  const choices = [
    { at: 'setting.implementation', value: implementation },
    { at: 'setting.version', value: version },
    ...(mode === null ? [] : modes),
  ];
  return choices.reduce((sofar, { at, value }) => reduce(sofar, { type: 'choose', at, value }), state);
}
