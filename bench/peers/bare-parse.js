// The bare parse of the field: remark with GFM and front matter, nothing done with the tree.
import { remark } from 'remark';
import remarkFrontmatter from 'remark-frontmatter';
import remarkGfm from 'remark-gfm';

const processor = remark().use(remarkGfm).use(remarkFrontmatter).freeze();

export const parse = (text) => processor.parse(text);
