import type { Target } from '../../configuration/configuration.ts';
import { useWorkspace } from '../workspace-context.tsx';
import { AddBackend, BackendPicker } from './backend-picker.tsx';
import { ChoiceField } from './choice-field.tsx';
import { TARGETS } from './choice-words.ts';
import { FindingsHere } from './findings-here.tsx';
import { RuleField } from './rule-field.tsx';
import { Section } from './section.tsx';
import { SwitchField } from './switch-field.tsx';
import { TextField } from './text-field.tsx';

/** Question 1: what speaks TLS. */
export function TargetSection() {
  const index = useWorkspace((state) => state.view.backend);
  const kind = useWorkspace((state) => state.configuration.backends[index]?.target.kind ?? 'Service');
  const at = `backends.${index}.target`;
  return (
    <Section id="target" step={1} title="What speaks TLS?" action={<AddBackend />}>
      <BackendPicker />
      <RuleField />
      <FindingsHere at="backends" />
      <ChoiceField at={`${at}.kind`} legend="Target" choices={TARGETS} />
      <Fields key={`${at} ${kind}`} at={at} kind={kind} />
    </Section>
  );
}

function Fields({ at, kind }: { readonly at: string; readonly kind: Target['kind'] }) {
  if (kind === 'Service') return <ServiceFields at={at} />;
  if (kind === 'ExternalHost') {
    return (
      <>
        <TextField at={`${at}.hostname`} label="Host name" placeholder="api.example.org" wide />
        <TextField at={`${at}.port`} label="Port" inputMode="numeric" />
        <TextField at={`${at}.namespace`} label="Namespace" help="Of the object that stands for the host." />
      </>
    );
  }
  return (
    <>
      <TextField at={`${at}.namespace`} label={`Namespace of the ${kind}`} />
      <TextField at={`${at}.name`} label={`Name of the ${kind}`} />
      <TextField
        at={`${at}.sectionName`}
        label={kind === 'Gateway' ? 'Listener' : 'Rule'}
        help="Left empty: all of it."
        wide
      />
      <TextField at={`${at}.service`} label="Service behind it" help="In the route’s namespace." />
      <TextField at={`${at}.port`} label="Port number" inputMode="numeric" />
      <TextField at={`${at}.portName`} label="Port name" help="Empty if the port has none." />
    </>
  );
}

function ServiceFields({ at }: { readonly at: string }) {
  const headless = useWorkspace(({ configuration, view }) => {
    const target = configuration.backends[view.backend]?.target;
    return target?.kind === 'Service' && target.headless;
  });
  return (
    <>
      <TextField at={`${at}.namespace`} label="Namespace" />
      <TextField at={`${at}.name`} label="Service" />
      <TextField
        at={`${at}.portName`}
        label="Port name"
        help="A policy names the port by this; left empty, it holds for all ports."
      />
      <TextField at={`${at}.port`} label="Port number" inputMode="numeric" help="The routes’ backendRefs use this." />
      <SwitchField
        at={`${at}.headless`}
        label="The Service is headless"
        help="clusterIP: None. Traffic by DNS name then reaches the pods’ own port."
      />
      {headless && <TextField at={`${at}.targetPort`} label="Port of the pods" inputMode="numeric" />}
    </>
  );
}
