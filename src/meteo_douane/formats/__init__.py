"""Bytes to items: one module for each document format."""
