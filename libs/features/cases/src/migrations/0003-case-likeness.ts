import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CaseLikeness1700000001450 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table case_likeness (
        stream_id text primary key,
        case_id uuid not null,
        number text not null,
        status text not null,
        received_at timestamptz not null,
        customer_keys text[] not null,
        order_key text,
        product_key text,
        grams integer[] not null
      );
      create index case_likeness_by_customer on case_likeness using gin (customer_keys);
      create index case_likeness_by_order on case_likeness (order_key, received_at) where order_key is not null;
      create index case_likeness_by_product on case_likeness (product_key, received_at) where product_key is not null;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward.');
  }
}
