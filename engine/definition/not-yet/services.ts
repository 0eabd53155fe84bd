import { anyText, type Construct, textOf } from './construct.js';

/** What a service, its workflow and its notices may say and isn't built yet. */
export const serviceConstructs: readonly Construct[] = [
	{ block: 'service', keys: ['charges'], named: { id: 'Tagihan (`charges`)', en: 'Charges (`charges`)' } },
	{
		block: 'service',
		keys: ['lookups'],
		named: { id: 'Pencarian di sistem lain (`lookups`)', en: 'Lookups in other systems (`lookups`)' },
	},
	{
		block: 'service',
		keys: ['fields'],
		named: { id: 'Tambahan pada skema (`fields`)', en: 'Additions to a schema by path (`fields`)' },
	},
	{
		block: 'service',
		keys: ['access'],
		named: { id: 'Hak melihat menurut peran (`access`)', en: 'Who sees what, by role (`access`)' },
	},
	{ block: 'service', keys: ['parties'], named: { id: 'Pihak lain (`parties`)', en: 'Other parties (`parties`)' } },
	{
		block: 'service',
		keys: ['apply'],
		named: { id: 'Mengajukan untuk orang lain (`apply`)', en: 'Applying for others (`apply`)' },
	},
	{ block: 'service', keys: ['signIn'], named: { id: 'Masuk dengan akun (`signIn`)', en: 'Signing in (`signIn`)' } },
	{
		block: 'service',
		keys: ['duplicates'],
		named: { id: 'Pemeriksaan permohonan ganda (`duplicates`)', en: 'Looking for duplicates (`duplicates`)' },
	},
	{
		block: 'service',
		keys: ['limits'],
		named: { id: 'Batas jumlah permohonan (`limits`)', en: 'Limits to applications (`limits`)' },
	},
	{ block: 'service', keys: ['quota'], named: { id: 'Kuota (`quota`)', en: 'Quotas (`quota`)' } },
	{
		block: 'service',
		keys: ['opens', 'closes'],
		named: { id: 'Masa buka layanan (`opens`, `closes`)', en: 'Opening and closing (`opens`, `closes`)' },
	},
	{ block: 'service', keys: ['renews'], named: { id: 'Perpanjangan (`renews`)', en: 'Renewals (`renews`)' } },
	{
		block: 'service',
		keys: ['migrations'],
		named: { id: 'Pemindahan antarversi (`migrations`)', en: 'Migrations between versions (`migrations`)' },
	},
	{ block: 'service', keys: ['webhooks', 'webhook'], named: { id: 'Pesan ke sistem lain (webhook)', en: 'Webhooks' } },
	{
		block: 'workflow',
		keys: ['start'],
		named: { id: 'Beberapa awal (`start` sebagai daftar)', en: 'Several starts (`start` as a list)' },
		applies: (value) => value.kind === 'list',
	},
	{
		block: 'state',
		keys: ['branches'],
		named: { id: 'Keputusan berdampingan (`branches`)', en: 'Decisions side by side (`branches`)' },
	},
	{ block: 'state', keys: ['next'], named: { id: 'Langkah otomatis (`next`)', en: 'Automatic steps (`next`)' } },
	{ block: 'state', keys: ['charge'], named: { id: 'Keadaan yang menagih (`charge`)', en: 'States that charge (`charge`)' } },
	{
		block: 'state',
		keys: ['wait'],
		named: { id: 'Menunggu sistem atau layanan lain (`wait`)', en: 'Waiting for another system or service (`wait`)' },
	},
	{ block: 'state', keys: ['assign'], named: { id: 'Pembagian tugas (`assign`)', en: 'Assigning tasks (`assign`)' } },
	{ block: 'state', keys: ['propose'], named: { id: 'Usulan perubahan (`propose`)', en: 'Proposed changes (`propose`)' } },
	{ block: 'state', keys: ['webhook'], named: { id: 'Pesan ke sistem lain (webhook)', en: 'Webhooks' } },
	{ block: 'action', keys: ['edits'], named: { id: 'Usulan perubahan (`edits`)', en: 'Proposed changes (`edits`)' } },
	{ block: 'timer', keys: ['escalate'], named: { id: 'Penerusan ke atasan (`escalate`)', en: 'Escalation (`escalate`)' } },
	{
		block: 'timer',
		keys: ['charge'],
		named: {
			id: 'Tagihan yang belum dibayar saat keputusan diam (`charge`)',
			en: 'Unpaid charges at a deemed decision (`charge`)',
		},
	},
	{
		block: 'notice',
		keys: ['to'],
		named: { id: 'Pesan ke sistem lain (webhook)', en: 'Webhooks' },
		applies: (value) => anyText(value, (text) => /^https?:/.test(text)),
	},
	{
		block: 'notice',
		keys: ['via'],
		named: { id: 'Pesan ke sistem lain (webhook)', en: 'Webhooks' },
		applies: (value) => anyText(value, (text) => text === 'webhook'),
	},
];

/** `signing` names the author's letters, so it is looked at by value. */
export function isExternalSigning(value: Parameters<typeof textOf>[0]): boolean {
	return textOf(value) === 'external';
}
