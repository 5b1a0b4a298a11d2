import { readFile } from 'node:fs/promises';
import { expect, type Locator, type Page } from '@playwright/test';
import { strFromU8, unzipSync } from 'fflate';

/** The page as its users handle it: fields by what they set, the rest by what it is called. */
export class Configurator {
  readonly page: Page;
  readonly diagram: Locator;
  readonly yaml: Locator;

  constructor(page: Page) {
    this.page = page;
    this.diagram = page.getByTestId('diagram');
    this.yaml = page.getByTestId('yaml-preview').locator('textarea').first();
  }

  /** Opens the page, alive: what was painted at build time answers to clicks. */
  async open(fragment = ''): Promise<this> {
    await this.page.goto(`./${fragment}`);
    await this.alive();
    return this;
  }

  async alive(): Promise<void> {
    await expect(this.page.locator('html')).toHaveAttribute('data-alive', 'true');
  }

  field(at: string): Locator {
    return this.page.locator(`[name="${at}"]`);
  }

  /** A radio button of a choice, switched on the way that people do it. */
  async choose(at: string, value: string): Promise<void> {
    await this.unfold(at);
    await this.page.locator(`input[type="radio"][name="${at}"][value="${value}"]`).click();
  }

  async select(at: string, value: string): Promise<void> {
    await this.unfold(at);
    await this.field(at).selectOption(value);
  }

  async fill(at: string, text: string): Promise<void> {
    await this.unfold(at);
    await this.field(at).fill(text);
  }

  /** Opens the folded section that a field stands in. */
  async unfold(at: string): Promise<void> {
    const folded = this.page.locator('details:not([open])', { has: this.field(at) });
    if ((await folded.count()) > 0) await folded.first().locator('summary').first().click();
  }

  /** What stands below a field: help, or what is wrong with it. */
  says(at: string): Locator {
    return this.page.locator(`[id="field-${at}-says"]`);
  }

  /** What the checks say of a field, below it. */
  found(at: string): Locator {
    return this.page.locator(`[id="field-${at}-findings"]`);
  }

  async show(tab: 'YAML' | 'Checks' | 'Steps'): Promise<void> {
    await this.page.getByRole('tab', { name: tab }).click();
  }

  /** The manifests as they stand: the text area keeps them, whatever shows them. */
  manifests(): Promise<string> {
    return this.yaml.inputValue();
  }

  /** Selects the first place of a text in the manifests, in the full editor. */
  async find(needle: string): Promise<void> {
    await this.openEditor();
    await this.page.keyboard.press('Control+Home');
    await this.page.keyboard.press('Control+f');
    const input = this.page.getByRole('textbox', { name: 'Find' });
    await input.fill(needle);
    await expect(this.page.locator('.find-widget .matchesCount')).toHaveText(/^1 of/);
    await this.page.keyboard.press('Escape');
  }

  /** Puts the caret behind it. */
  async caretBehind(needle: string): Promise<void> {
    await this.find(needle);
    await this.page.keyboard.press('ArrowRight');
  }

  /** Turns to the text and waits for the full editor. */
  async openEditor(): Promise<void> {
    const editor = this.page.locator('.editor[data-open=true] .monaco-editor').first();
    if (!(await editor.isVisible())) await this.yaml.focus();
    await expect(editor).toBeVisible({ timeout: 15_000 });
    await editor.locator('.view-line').first().click();
  }

  /** Types behind the first place of a text, in whatever shows the manifests. */
  async typeInto(needle: string, typed: string): Promise<void> {
    await this.yaml.evaluate((area: HTMLTextAreaElement, needle) => {
      const at = area.value.indexOf(needle) + needle.length;
      area.focus();
      area.setSelectionRange(at, at);
    }, needle);
    await this.page.keyboard.type(typed);
  }

  /** Replaces a text in the manifests, once, by typing. */
  async retype(from: string, to: string): Promise<void> {
    await this.find(from);
    await this.page.keyboard.insertText(to);
  }

  /** Begins with manifests that somebody has, through the dialog. */
  async startFrom(text: string, implementation = 'Recognise it'): Promise<void> {
    await this.page.getByRole('button', { name: 'Start from yours…' }).click();
    const dialog = this.page.getByRole('dialog', { name: 'Start from yours' });
    await dialog.getByRole('textbox', { name: 'YAML or JSON' }).fill(text);
    await dialog.getByRole('combobox', { name: 'Implementation' }).selectOption({ label: implementation });
    await dialog.getByRole('button', { name: 'Read them' }).click();
    await dialog.getByRole('button', { name: 'Open them' }).click();
    await expect(dialog).toBeHidden();
  }

  finding(id: string): Locator {
    return this.page.getByRole('article', { name: new RegExp(`^${id}:`) });
  }

  /** The state that the diagram tells for each connection, in its own words. */
  async explanation(): Promise<string> {
    return (await this.page.locator('.explained').innerText()).replace(/\s+/g, ' ');
  }

  async undo(): Promise<void> {
    await this.page.getByRole('button', { name: 'Undo' }).click();
  }

  async redo(): Promise<void> {
    await this.page.getByRole('button', { name: 'Redo' }).click();
  }

  /** Downloads the archive and gives its files by path. */
  async downloadZip(): Promise<{ readonly [path: string]: string }> {
    const bytes = await this.download('Zip');
    const files = unzipSync(new Uint8Array(bytes));
    return Object.fromEntries(Object.entries(files).map(([path, content]) => [path, strFromU8(content)]));
  }

  async downloadYaml(): Promise<string> {
    return (await this.download('YAML')).toString('utf8');
  }

  private async download(what: 'YAML' | 'Zip'): Promise<Buffer> {
    await this.page.getByRole('button', { name: /^Download/ }).click();
    const [download] = await Promise.all([
      this.page.waitForEvent('download'),
      this.page.getByRole('button', { name: new RegExp(`^${what}`) }).click(),
    ]);
    return readFile(await download.path());
  }

  /** The link that the share dialog offers. */
  async link(): Promise<string> {
    await this.page.getByRole('button', { name: 'Share' }).click();
    const field = this.page.getByRole('dialog').getByRole('textbox', { name: 'Link' });
    await expect(field).not.toHaveValue('');
    const link = await field.inputValue();
    await this.page.keyboard.press('Escape');
    return link;
  }
}
