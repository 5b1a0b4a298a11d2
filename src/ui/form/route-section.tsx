import { useMemo } from 'react';
import { BACKEND_PROTOCOLS, LISTENER_PROTOCOLS } from '../../configuration/configuration.ts';
import { useWorkspace } from '../workspace-context.tsx';
import { ChoiceField } from './choice-field.tsx';
import { ROUTES } from './choice-words.ts';
import { useRules } from './rule-field.tsx';
import { FoldedSection } from './section.tsx';
import { SelectField } from './select-field.tsx';
import { TextField } from './text-field.tsx';

const options = (values: readonly string[]) => values.map((value) => ({ value, label: value }));
const PROTOCOLS = options(LISTENER_PROTOCOLS);
const BACKENDS = options(BACKEND_PROTOCOLS);
const TLS_MODES = [
  { value: 'Terminate', label: 'Terminate: the gateway decrypts' },
  { value: 'Passthrough', label: 'Passthrough: TLS goes on to the backend' },
] as const;

/** How traffic gets to the backend: read for what it means, and changed only where it must be. */
export function RouteSection() {
  const index = useWorkspace((state) => state.view.backend);
  // Rules that are there already are chosen by what they are for, where the form begins.
  const hasNumber = useRules().length === 0;
  const summary = useWorkspace(
    ({ configuration: { route, gateway } }) =>
      `${route.kind} ${route.namespace}/${route.name} on ${gateway.name}, ${gateway.listener.protocol} ${gateway.listener.port}`,
  );
  const parts = useMemo(
    () => [
      'route',
      'gateway',
      ...[...(hasNumber ? ['rule'] : []), 'weight', 'protocol'].map((key) => `backends.${index}.${key}`),
    ],
    [index, hasNumber],
  );
  return (
    <FoldedSection id="route" title="Route and Gateway" summary={summary} parts={parts}>
      <ChoiceField at="route.kind" legend="Route" choices={ROUTES} />
      <TextField at="route.namespace" label="Namespace of the route" />
      <TextField at="route.name" label="Name of the route" />
      <TextField at="route.hostnames" label="Host names" help="What clients ask for; several with commas." wide />
      {hasNumber && <TextField at={`backends.${index}.rule`} label="Rule" inputMode="numeric" help="Counted from 0." />}
      <TextField at={`backends.${index}.weight`} label="Weight" inputMode="numeric" help="Against its rule’s others." />
      <SelectField at={`backends.${index}.protocol`} label="Inside TLS, the backend speaks" options={BACKENDS} wide />
      <TextField at="gateway.namespace" label="Namespace of the Gateway" />
      <TextField at="gateway.name" label="Name of the Gateway" />
      <TextField at="gateway.className" label="GatewayClass" wide />
      <ListenerFields />
    </FoldedSection>
  );
}

function ListenerFields() {
  const { protocol, tlsMode } = useWorkspace((state) => state.configuration.gateway.listener);
  const terminates = protocol === 'HTTPS' || (protocol === 'TLS' && tlsMode === 'Terminate');
  return (
    <>
      <TextField at="gateway.listener.name" label="Listener" />
      <TextField at="gateway.listener.port" label="Listener port" inputMode="numeric" />
      <SelectField at="gateway.listener.protocol" label="Listener protocol" options={PROTOCOLS} />
      {protocol === 'TLS' && (
        <SelectField at="gateway.listener.tlsMode" label="TLS at the listener" options={TLS_MODES} />
      )}
      {terminates && (
        <TextField
          at="gateway.listener.certificateSecret"
          label="Secret with the listener’s certificate"
          help="What clients see; it has nothing to do with the backend’s."
          wide
        />
      )}
    </>
  );
}
