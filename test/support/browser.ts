import { existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, chromium } from 'playwright-core';

const executable = process.env.CHROMIUM ?? '/usr/bin/chromium';

/** Why browser tests can't run here, or false. With `CI=true` a missing browser is no excuse. */
export const noBrowser: string | false =
	existsSync(executable) || process.env.CI === 'true'
		? false
		: `Chromium is missing: install the package chromium (looked at ${executable})`;

/** A browser of its own, with an empty profile. */
export async function openBrowser(
	options: { readonly javaScript?: boolean; readonly forcedColours?: boolean } = {},
): Promise<BrowserContext> {
	return chromium.launchPersistentContext(mkdtempSync(join(tmpdir(), 'loket-browser-')), {
		executablePath: executable,
		headless: true,
		javaScriptEnabled: options.javaScript ?? true,
		forcedColors: options.forcedColours === true ? 'active' : 'none',
		args: [
			'--headless',
			'--no-sandbox',
			'--disable-gpu',
			'--disable-quic',
			'--no-first-run',
			'--disable-background-networking',
			'--disable-component-update',
			'--disable-sync',
		],
	});
}
