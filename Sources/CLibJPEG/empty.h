/* Carries pkg-config flags only: libjpeg's header is seen by CDecoders alone. */
