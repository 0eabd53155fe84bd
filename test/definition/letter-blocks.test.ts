import fc from 'fast-check';
import t from 'tap';
import { splitBlocks } from '../../engine/definition/compile/letter-blocks.js';

function shape(markdown: string): readonly (readonly [string, string | null])[] {
	return splitBlocks(markdown).map((block) => [block.text, block.when?.text ?? null]);
}

void t.test('paragraphs, items and rows are blocks; a guard goes with its block and is not shown', async (test) => {
	test.same(shape('# A\n\nB\nC\n\n{{ when x }}D\n'), [
		['# A\n\n', null],
		['B\nC\n\n', null],
		['D\n', 'x'],
	]);
	test.same(shape('- a\n- {{ when x and y }} b\n  more\n1. {{when z}}c'), [
		['- a\n', null],
		['- b\n  more\n', 'x and y'],
		['1. c', 'z'],
	]);
	test.same(shape('| a |\n|---|\n| {{ when x }}b | {{ y }} |\nafter'), [
		['| a |\n', null],
		['|---|\n', null],
		['| b | {{ y }} |\n', 'x'],
		['after', null],
	]);
	test.same(shape('{{ whenever }} a\n\nb {{ when x }}'), [
		['{{ whenever }} a\n\n', null],
		['b {{ when x }}', null],
	]);
	test.same(shape(''), []);
});

void t.test('a guard may hold braces in quotes and stand before a heading', async (test) => {
	test.same(shape("## {{ when x == '}}' }}A"), [['## A', "x == '}}'"]]);
});

void t.test('whatever the letter, its blocks joined with their guards are the letter, and places are right', async (test) => {
	const words = fc.constantFrom(
		'a',
		' ',
		'\n',
		'\n\n',
		'- ',
		'| ',
		'{{ when x }}',
		'{{ y }}',
		'1. ',
		'# ',
		'\r\n',
		'  ',
		'{{',
		'}}',
	);
	fc.assert(
		fc.property(fc.array(words, { maxLength: 24 }), (parts) => {
			const markdown = parts.join('');
			const blocks = splitBlocks(markdown);
			let at = 0;
			for (const block of blocks) {
				if (block.start !== at) return false;
				const next = blocks[blocks.indexOf(block) + 1]?.start ?? markdown.length;
				for (let index = 0; index < block.text.length; index++)
					if (markdown[block.offset(index)] !== block.text[index]) return false;
				if (block.when !== null && !markdown.startsWith(block.when.text, block.when.offset)) return false;
				if (block.when === null && block.text !== markdown.slice(at, next)) return false;
				at = next;
			}
			return at === markdown.length;
		}),
		{ numRuns: 2000 },
	);
	test.pass('2,000 letters');
});
