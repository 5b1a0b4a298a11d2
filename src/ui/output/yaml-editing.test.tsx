// @vitest-environment jsdom
import { act, cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Finding } from '../../gateway-api/finding.ts';
import { readText } from '../../manifest/read-text.ts';
import { type Manifests, YamlPreview } from './yaml-preview.tsx';

/** The plain text area as an editor: what everybody has before, and in the place of, the full one. */

const TEXT = '\uFEFFapiVersion: v1\r\nkind: ConfigMap\r\nmetadata:\r\n  name: ca # mine\r\n---\r\nkind: [broken\r\n';
const object = { group: '', kind: 'ConfigMap', namespace: '', name: 'ca' };
const finding: Finding = {
  id: 'MAN-02',
  severity: 'warning',
  message: 'Another name elsewhere.',
  reason: '',
  at: { object, path: ['metadata', 'name'], field: 'backends.0.target.name' },
  evidence: [],
  fixes: [{ label: 'Rename everywhere', edits: [] }],
};

const manifests = {
  onType: vi.fn<Manifests['onType']>(),
  onHistory: vi.fn<Manifests['onHistory']>(),
  onLeave: vi.fn<Manifests['onLeave']>(),
  onIntent: vi.fn<Manifests['onIntent']>(),
  onGoToField: vi.fn<Manifests['onGoToField']>(() => true),
  onShowField: vi.fn<Manifests['onShowField']>(),
  onFix: vi.fn<Manifests['onFix']>(),
  onReset: vi.fn<Manifests['onReset']>(),
  onCompare: vi.fn<Manifests['onCompare']>(),
  onStartFrom: vi.fn<Manifests['onStartFrom']>(),
  helpSetting: () => null,
} satisfies Manifests;

let setText: (text: string) => void = () => undefined;

function Page() {
  const [text, set] = useState(TEXT);
  const [active, setActive] = useState<string | null>(null);
  setText = set;
  manifests.onType.mockImplementation(set);
  return (
    <YamlPreview
      {...{ written: [], text, steps: [], active, shown: null, manifests, readText, byHand: true }}
      findings={[finding]}
      onCopy={async () => true}
      onActive={setActive}
    />
  );
}

const area = () => screen.getByRole<HTMLTextAreaElement>('textbox');
const typeAt = (offset: number, typed: string) => {
  area().setSelectionRange(offset, offset);
  return userEvent.type(area(), typed, { initialSelectionStart: offset, initialSelectionEnd: offset });
};

beforeEach(() => {
  vi.stubGlobal('matchMedia', () => ({ matches: false }));
  vi.clearAllMocks();
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

describe('the manifests in the text area', () => {
  it('take what is typed, and keep line ends, byte order mark and the caret', async () => {
    render(<Page />);
    const at = area().value.indexOf('ca # mine');
    await typeAt(at, 'my-');
    expect(manifests.onType).toHaveBeenCalledTimes(3);
    expect(manifests.onType.mock.lastCall?.[0]).toBe(TEXT.replace('name: ca', 'name: my-ca'));
    expect(area().value).toContain('name: my-ca # mine\n');
    expect(area().selectionStart).toBe(at + 3);
    expect(document.querySelector('.drawn')?.textContent).toContain('name: my-ca # mine');
  });

  it('follow a change from elsewhere without moving the caret from its text', () => {
    render(<Page />);
    const at = area().value.indexOf('mine');
    area().setSelectionRange(at, at);
    act(() => setText(TEXT.replace('apiVersion: v1', 'apiVersion: core/v1')));
    expect(area().selectionStart).toBe(at + 'core/'.length);
  });

  it('begin a new line as deep as it belongs', async () => {
    render(<Page />);
    const end = area().value.indexOf('metadata:') + 'metadata:'.length;
    area().setSelectionRange(end, end);
    fireEvent(area(), new InputEvent('beforeinput', { inputType: 'insertLineBreak', bubbles: true, cancelable: true }));
    expect(manifests.onType.mock.lastCall?.[0]).toContain('metadata:\r\n  \r\n  name');
  });

  it('leave undo and redo to the one history, by key and by menu', () => {
    render(<Page />);
    fireEvent.keyDown(area(), { key: 'z', ctrlKey: true });
    fireEvent.keyDown(area(), { key: 'Z', ctrlKey: true, shiftKey: true });
    fireEvent(area(), new InputEvent('beforeinput', { inputType: 'historyUndo', bubbles: true, cancelable: true }));
    expect(manifests.onHistory.mock.calls).toEqual([['undo'], ['redo'], ['undo']]);
  });

  it('indent lines by key, and leave Tab to the page', async () => {
    render(<Page />);
    area().setSelectionRange(0, 20);
    fireEvent.keyDown(area(), { key: ']', ctrlKey: true });
    expect(manifests.onType.mock.lastCall?.[0]).toContain('\uFEFF  apiVersion: v1\r\n  kind: ConfigMap\r\nmeta');
    area().focus();
    await userEvent.tab();
    expect(document.activeElement).not.toBe(area());
  });

  it('list all problems with their lines, fixes and ways to the form', async () => {
    render(<Page />);
    await userEvent.click(screen.getByRole('button', { name: '1 error, 1 warning' }));
    const list = within(screen.getByRole('region', { name: 'Problems in the text' }));
    await userEvent.click(list.getByRole('button', { name: /^Error Line 7/ }));
    expect(document.activeElement).toBe(area());
    expect(area().value.slice(0, area().selectionStart).split('\n').length).toBe(7);
    await userEvent.click(list.getByRole('button', { name: 'Rename everywhere' }));
    expect(manifests.onFix).toHaveBeenCalledWith(finding.fixes[0]);
    await userEvent.click(list.getByRole('button', { name: 'Show the field' }));
    expect(manifests.onShowField).toHaveBeenCalledWith(finding);
  });

  it('lead from problem to problem by key, and say each', async () => {
    render(<Page />);
    area().setSelectionRange(0, 0);
    fireEvent.keyDown(area(), { key: 'F8' });
    expect(await screen.findByText('Line 4: Another name elsewhere.', { selector: '.told' })).toBeDefined();
    fireEvent.keyDown(area(), { key: 'F8', shiftKey: true });
    expect(await screen.findByText(/^Line 7: /, { selector: '.told' })).toBeDefined();
  });

  it('lead from the caret to the form, and say where there is no field', async () => {
    render(<Page />);
    const at = area().value.indexOf('ca # mine');
    area().setSelectionRange(at, at);
    await userEvent.click(screen.getByRole('button', { name: 'Form field of this line' }));
    expect(manifests.onGoToField).toHaveBeenCalledWith(object, ['metadata', 'name']);
    area().setSelectionRange(area().value.length, area().value.length);
    fireEvent.keyDown(area(), { key: 'Enter', altKey: true });
    expect(await screen.findByText(/No field of the form/)).toBeDefined();
  });

  it('name each document as far as it can be read, and offer to reset it', async () => {
    render(<Page />);
    const outline = within(screen.getByRole('navigation', { name: 'Documents' }));
    expect(outline.getAllByRole('button').map(({ textContent }) => textContent)).toEqual([
      '+ConfigMapca',
      '?Document 2not understood',
    ]);
    await userEvent.click(outline.getByRole('button', { name: /ConfigMap/ }));
    await userEvent.click(screen.getByRole('button', { name: 'Reset this: ConfigMap ca…' }));
    await userEvent.click(screen.getByRole('button', { name: 'Reset all manifests…' }));
    expect(manifests.onReset.mock.calls).toEqual([[0], [null]]);
  });
});
