/* Carries pkg-config flags only: ImageMagick's headers are seen by CDecoders alone. */
