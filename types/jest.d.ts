import '@sa11y/jest';
