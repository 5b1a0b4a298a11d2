import { useMemo, useState } from 'react';
import { CHANNELS, GATEWAY_API_RELEASES } from '../../configuration/configuration.ts';
import { minorOf, UNLISTED } from '../../configuration/version.ts';
import { BUNDLES, bundleOf } from '../../gateway-api/bundles.ts';
import { tagOf } from '../../gateway-api/releases.ts';
import { ALIASES, implementationBehind } from '../../implementations/aliases.ts';
import type { OfferedVersion } from '../../implementations/implementation.ts';
import { newestVersion } from '../../implementations/newest-version.ts';
import { cards } from '../../implementations/registry.ts';
import type { Json } from '../../manifest/json.ts';
import { offeringOf } from '../../workspace/derived.ts';
import { PATCH_FIELD } from '../../workspace/field-text.ts';
import type { WorkspaceState } from '../../workspace/state.ts';
import { useDispatch, useWorkspace } from '../workspace-context.tsx';
import { Abilities } from './abilities.tsx';
import { Discovery } from './discovery.tsx';
import { MissingKinds } from './missing-kinds.tsx';
import { OwnFields } from './own-fields.tsx';
import { Section } from './section.tsx';
import { SelectField } from './select-field.tsx';
import { TextField } from './text-field.tsx';

const IMPLEMENTATIONS = cards.filter(({ unable }) => !unable).map(({ id, label }) => ({ value: id, label }));
const GROUPS = [
  { label: 'Under another name', options: ALIASES.map(({ id, label }) => ({ value: id, label })) },
  {
    label: 'No known way to TLS towards backends',
    options: cards.filter(({ unable }) => unable).map(({ id, label }) => ({ value: id, label })),
  },
];
const RELEASES = GATEWAY_API_RELEASES.map((release) => ({ value: release, label: `${release} (${tagOf(release)})` }));
const BUNDLE_OPTIONS = BUNDLES.map(({ id, label }) => ({ value: id, label }));
const NONE: readonly OfferedVersion[] = [];
const UNKNOWN = 'This version of the tool does not know it. Choose one from the list.';
const OWN_SET = { value: '', label: 'Another set' } as const;
const CHANNEL_OPTIONS = CHANNELS.map((channel) => ({ value: channel, label: channel }));

interface ImplementationSectionProps {
  readonly onDialog: (name: 'compare' | 'matrix') => void;
}

/** Question 3: what the gateway is, and what is installed. */
export function ImplementationSection({ onDialog }: ImplementationSectionProps) {
  const id = useWorkspace((state) => state.configuration.setting.implementation);
  const version = useWorkspace((state) => state.configuration.setting.version);
  const offered = useWorkspace(versionsOf);
  const newest = newestVersion(id);
  const versions = useMemo(() => versionOptions(offered), [offered]);
  const minor = minorOf(version);
  return (
    <Section id="implementation" step={3} title="What is your gateway?">
      <Implementation />
      {newest !== undefined && (
        <SelectField at="setting.version" label="Version" options={versions} toOption={toMinor} />
      )}
      {newest !== undefined && minor !== UNLISTED && (
        <TextField
          key={minor}
          at={PATCH_FIELD}
          label="Patch"
          inputMode="numeric"
          placeholder="not known"
          help={`${minor}.? Empty: both possibilities are told.`}
        />
      )}
      <Abilities />
      <div className="beside wide">
        <button type="button" className="quiet-button" onClick={() => onDialog('compare')}>
          Compare before you switch
        </button>
        <button type="button" className="quiet-button" onClick={() => onDialog('matrix')}>
          What each gateway can do
        </button>
      </div>
      <InstalledBundle />
      <SelectField
        at="setting.gatewayApi.release"
        label="Gateway API"
        options={RELEASES}
        help="The release whose CRDs are installed."
      />
      <SelectField
        at="setting.gatewayApi.channel"
        label="Channel"
        options={CHANNEL_OPTIONS}
        help="Experimental has more kinds and fields."
      />
      <MissingKinds />
      <Discovery />
      <OwnFields />
    </Section>
  );
}

/** Also by the names that distributions have for it: which one leads to which is said. */
function Implementation() {
  const dispatch = useDispatch();
  const id = useWorkspace((state) => state.configuration.setting.implementation);
  const says = useWorkspace(saysOf);
  const [chosen, setChosen] = useState<string | null>(null);
  const alias = ALIASES.find((one) => one.id === chosen && one.leadsTo === id);
  const choose = (value: string) => {
    setChosen(value);
    dispatch({ type: 'choose', at: 'setting.implementation', value: implementationBehind(value) });
  };
  return (
    <SelectField
      at="setting.implementation"
      label="Implementation"
      options={IMPLEMENTATIONS}
      groups={GROUPS}
      help={alias === undefined ? says : `${alias.label}: ${alias.says}`}
      onChoose={choose}
      wide
    />
  );
}

/** What it is. While another one is being loaded, the line of the last one keeps its room, so that the form moves once. */
function saysOf(state: WorkspaceState): string | undefined {
  const { implementation, shown } = state;
  if (implementation.status === 'unknown') return UNKNOWN;
  const last = implementation.status === 'loading' ? shown?.loaded.implementation : undefined;
  return (offeringOf(state) ?? last)?.says;
}

/** The list comes with the implementation. Until then the version that is set can stand alone. */
function versionsOf(state: WorkspaceState): readonly OfferedVersion[] {
  return offeringOf(state)?.versions ?? NONE;
}

/** Known sets of CRDs set release, channel and kinds at once. */
function InstalledBundle() {
  const dispatch = useDispatch();
  const bundle = useWorkspace((state) => bundleOf(state.configuration.setting.gatewayApi));
  const choose = (id: string) => {
    const chosen = BUNDLES.find((one) => one.id === id);
    if (chosen === undefined) return;
    dispatch({ type: 'apply', edits: [{ at: 'setting.gatewayApi', value: chosen.gatewayApi }] });
  };
  return (
    <SelectField
      at="setting.gatewayApi"
      label="Installed CRDs"
      options={bundle === undefined ? [OWN_SET, ...BUNDLE_OPTIONS] : BUNDLE_OPTIONS}
      toOption={() => bundle?.id ?? OWN_SET.value}
      help={bundle?.says ?? 'As set below.'}
      onChoose={choose}
      wide
    />
  );
}

function toMinor(version: Json | undefined): string {
  return typeof version === 'string' ? minorOf(version) : '';
}

function versionOptions(versions: readonly OfferedVersion[]) {
  return [
    ...versions.map(({ minor, endOfLife }) => ({
      value: minor,
      label: endOfLife === undefined ? minor : `${minor} (supported until ${endOfLife})`,
    })),
    { value: UNLISTED, label: 'Not listed, or not known' },
  ];
}
