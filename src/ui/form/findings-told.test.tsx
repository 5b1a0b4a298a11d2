// @vitest-environment jsdom
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ThemeProvider } from '@mui/material/styles';
import { act, cleanup, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { LEAF } from '../../../tests/certificates.ts';
import type { Configuration } from '../../configuration/configuration.ts';
import { readConfiguration } from '../../configuration/read-configuration.ts';
import { load } from '../../implementations/load.ts';
import { cards } from '../../implementations/registry.ts';
import { review } from '../../review/review.ts';
import { NO_PORTS } from '../../workspace/no-ports.ts';
import { EMPTY } from '../../workspace/state.ts';
import { createWorkspace, type Workspace } from '../../workspace/workspace.ts';
import { fetchLate } from '../shell/late.ts';
import { theme } from '../theme.ts';
import { WorkspaceContext } from '../workspace-context.tsx';
import { Form } from './form.tsx';
import { TellFields } from './tell-fields.ts';
import { findingsId, tellingField } from './telling-field.ts';

let workspace: Workspace;
const user = userEvent.setup();

beforeEach(async () => {
  // jsdom does not lay anything out.
  Element.prototype.scrollIntoView = () => {};
  workspace = createWorkspace(NO_PORTS);
  await Promise.all([workspace.loaded(), workspace.start(), fetchLate(workspace)]);
  render(
    <ThemeProvider theme={theme}>
      <WorkspaceContext value={workspace}>
        <Form onDialog={() => {}} />
        <TellFields />
      </WorkspaceContext>
    </ThemeProvider>,
  );
});
afterEach(cleanup);

const said = (at: string) => document.getElementById(findingsId(at))?.textContent ?? 'no place';
// Labels, not roles: finding out the roles of the whole form takes seconds.
const radio = (label: string) => screen.getByLabelText<HTMLInputElement>(label, { selector: 'input[type=radio]' });

test('a finding is told with its field, not by colour alone, with its fix and the way to the rest', async () => {
  await user.click(radio('Skip verification'));
  const at = 'backends.0.validation.mode';
  await waitFor(() => expect(said(at)).toMatch(/^warning: Nobody checks .* GEN-23$/));
  expect(radio('Skip verification').getAttribute('aria-describedby')?.split(' ')).toContain(findingsId(at));
  await user.click(screen.getByText('More on GEN-23'));
  const { output, finding } = workspace.getState().view;
  expect(output).toBe('checks');
  expect(finding?.key).toMatch(/^GEN-23 backends\.0\.validation\.mode Nobody/);
});

test('the fix at a field is one step that can be undone', async () => {
  await user.click(radio('Gateway, as policy target'));
  const fix = await screen.findByText(/Service/, { selector: '.found button' });
  await user.click(fix);
  expect(workspace.getState().configuration.backends[0].target.kind).toBe('Service');
  await waitFor(() => expect(screen.queryByText(fix.textContent ?? '', { selector: '.found button' })).toBeNull());
  act(() => workspace.dispatch({ type: 'undo' }));
  expect(workspace.getState().configuration.backends[0].target.kind).toBe('Gateway');
});

test('while somebody types, no other field begins or ends to say something', async () => {
  const at = 'backends.0.validation.mode';
  await user.click(screen.getByLabelText('Service', { selector: 'input[type=text]' }));
  act(() => workspace.dispatch({ type: 'choose', at, value: 'skip' }));
  await user.keyboard('x');
  expect(said(at)).toBe('');
  await user.tab();
  await waitFor(() => expect(said(at)).toContain('GEN-23'));
});

test('pasted certificates are shown, and judged at their field', async () => {
  await user.click(radio('Paste it here'));
  await user.click(screen.getByLabelText('CA certificates'));
  await user.paste(LEAF);
  const list = await screen.findByLabelText('What the certificates say', {}, { timeout: 20_000 });
  expect(list.textContent).toContain('CN=api.internal.example not a CAIssued byO=Example, CN=Example CA');
  expect(list.textContent).toContain('Valid until2036-11-20');
  expect(list.textContent).toContain('spiffe://cluster.local/ns/shop/sa/api');
  expect(said('backends.0.validation.ca.pem')).toContain('CERT-04');
});

/** For every field that findings of the golden pairs and of all presets point to: one Configuration that has it. */
async function pointed(): Promise<ReadonlyMap<string, Configuration>> {
  const fields = new Map<string, Configuration>();
  for (const card of cards.filter(({ unable }) => unable !== true)) {
    const folder = join(import.meta.dirname, '../../implementations', card.id, 'golden');
    const implementation = await load(card);
    for (const name of readdirSync(folder).filter((file) => file.endsWith('.in.json'))) {
      const reading = readConfiguration(JSON.parse(readFileSync(join(folder, name), 'utf8')));
      if (!reading.ok) throw new Error(name);
      for (const { at, severity } of review(reading.configuration, implementation).findings) {
        const ofOther = /^backends\.[1-9]/.test(at.field ?? '');
        if (at.field !== undefined && severity !== 'info' && !ofOther) fields.set(at.field, reading.configuration);
      }
    }
  }
  return fields;
}

test('whatever field a finding points to, the form has a place for it', async () => {
  const fields = await pointed();
  expect(fields.size).toBeGreaterThan(12);
  for (const [field, configuration] of fields) {
    await act(async () => {
      workspace.dispatch({ type: 'open', work: { ...EMPTY, configuration } });
      await workspace.loaded();
    });
    await waitFor(() => expect(said(tellingField(field)), field).not.toMatch(/^(no place)?$/));
  }
});
