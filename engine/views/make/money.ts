const symbols = new Map<string, string>();

/** How a currency is written before its amounts in a language: `Rp`. */
export function currencySymbol(currency: string, locale: string): string {
	const key = `${locale} ${currency}`;
	let symbol = symbols.get(key);
	if (symbol === undefined) {
		// Indonesians write Rp in English too.
		const language = currency === 'IDR' ? 'id' : locale;
		const parts = new Intl.NumberFormat(language, { style: 'currency', currency, currencyDisplay: 'narrowSymbol' }).formatToParts(
			0,
		);
		symbol = parts.find(({ type }) => type === 'currency')?.value ?? currency;
		symbols.set(key, symbol);
	}
	return symbol;
}
