/** The mail server, from LOKET_SMTP. */
export interface SmtpServer {
	readonly host: string;
	readonly port: number;
	/** TLS from the first byte (smtps); else STARTTLS where it is offered (RFC 3207). */
	readonly secure: boolean;
	readonly sign: { readonly user: string; readonly pass: string } | null;
}

/** Mail to this machine doesn't leave it. */
export function isThisMachine(host: string): boolean {
	return host === 'localhost' || host === '::1' || host === '[::1]' || /^127(?:\.\d{1,3}){3}$/.test(host);
}
