/** Rupiah has no cents in use, whatever ISO 4217 says. */
const inUse: ReadonlyMap<string, number> = new Map([['IDR', 0]]);
const known = new Map<string, number>();

/** Decimals of a currency's amounts: IDR 0, USD 2; 2 for a code nobody knows. */
export function currencyDigits(currency: string): number {
	let digits = inUse.get(currency) ?? known.get(currency);
	if (digits === undefined) {
		digits = 2;
		if (/^[A-Z]{3}$/.test(currency)) {
			digits = new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;
		}
		known.set(currency, digits);
	}
	return digits;
}
